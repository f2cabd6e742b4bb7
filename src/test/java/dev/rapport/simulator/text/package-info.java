/// What Telegram makes of formatting.
@NullMarked
package dev.rapport.simulator.text;

import org.jspecify.annotations.NullMarked;
