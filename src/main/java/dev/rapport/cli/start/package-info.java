/// The commands that run until they are stopped: the program with all its roles or one of them, and
/// the simulated Telegram alone; and what they start and stop, in order.
@NullMarked
package dev.rapport.cli.start;

import org.jspecify.annotations.NullMarked;
