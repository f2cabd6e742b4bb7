/// The simulator's own surface below `/sim/` for the chat page and for tests, and the page itself.
@NullMarked
package dev.rapport.simulator.control;

import org.jspecify.annotations.NullMarked;
