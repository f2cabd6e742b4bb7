/// Running the program: the database that it brings along ([EmbeddedDatabase]).
@NullMarked
package dev.rapport.ops;

import org.jspecify.annotations.NullMarked;
