/// The Bot API itself: Telegram's methods, their checks and their error texts, on the simulated
/// world.
@NullMarked
package dev.rapport.simulator.botapi;

import org.jspecify.annotations.NullMarked;
