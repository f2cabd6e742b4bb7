/// A simulated Telegram in the box: a Bot API server with people, groups, topics, flood limits and
/// faults, a control surface for tests, and a chat page in the browser.
///
/// The rest of the program talks to it over HTTP only, as it talks to the real one.
@NullMarked
package dev.rapport.simulator;

import org.jspecify.annotations.NullMarked;
