/// Drives the simulated Telegram over real HTTP.
@NullMarked
package dev.rapport.simulator;

import org.jspecify.annotations.NullMarked;
