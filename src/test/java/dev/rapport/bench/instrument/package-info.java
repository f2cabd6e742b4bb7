/// Tests of the instrument.
@NullMarked
package dev.rapport.bench.instrument;

import org.jspecify.annotations.NullMarked;
