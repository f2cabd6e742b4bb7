/// The commands that ask how the running program is.
@NullMarked
package dev.rapport.cli.inspect;

import org.jspecify.annotations.NullMarked;
