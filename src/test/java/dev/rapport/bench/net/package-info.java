/// Tests of the small HTTP.
@NullMarked
package dev.rapport.bench.net;

import org.jspecify.annotations.NullMarked;
