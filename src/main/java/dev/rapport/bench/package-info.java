/// Measures the program as a person would run it: the bot with its own PostgreSQL, a fake Telegram,
/// a fake model and load, each a process of its own, on one machine.
///
/// The driver lives here; what it starts as the instrument lives in `instrument`. The two share
/// nothing but lines of text ([Fields]) over a pipe.
@NullMarked
package dev.rapport.bench;

import org.jspecify.annotations.NullMarked;
