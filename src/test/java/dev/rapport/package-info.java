/// Tests of the whole.
@NullMarked
package dev.rapport;

import org.jspecify.annotations.NullMarked;
