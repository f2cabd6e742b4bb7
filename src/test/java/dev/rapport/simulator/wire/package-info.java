/// What comes over the wire, broken forms above all.
@NullMarked
package dev.rapport.simulator.wire;

import org.jspecify.annotations.NullMarked;
