/// Work that goes on beside everything else and never gives up.
@NullMarked
package dev.rapport.telegram.background;

import org.jspecify.annotations.NullMarked;
