/// Crash tests: the program as processes of its own, against the simulated Telegram and a scripted
/// model, while something dies, freezes, lies or floods. Afterwards a checker reads the database
/// and Telegram's record.
@NullMarked
package dev.rapport.crash;

import org.jspecify.annotations.NullMarked;
