/// Calls the Bot API over HTTP: makes the calls, keeps the flood limits, tells what became of each.
@NullMarked
package dev.rapport.telegram.client;

import org.jspecify.annotations.NullMarked;
