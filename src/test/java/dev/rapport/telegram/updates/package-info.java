/// How updates are read.
@NullMarked
package dev.rapport.telegram.updates;

import org.jspecify.annotations.NullMarked;
