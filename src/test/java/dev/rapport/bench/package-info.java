/// Tests of the driver, with a stand-in for the bot.
@NullMarked
package dev.rapport.bench;

import org.jspecify.annotations.NullMarked;
