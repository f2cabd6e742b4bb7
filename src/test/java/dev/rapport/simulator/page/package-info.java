/// The chat page in a real browser, against a real simulator and a bot that the tests play.
@NullMarked
package dev.rapport.simulator.page;

import org.jspecify.annotations.NullMarked;
