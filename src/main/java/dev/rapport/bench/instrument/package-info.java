/// The instrument, a process of its own: a fake Telegram, a fake model and the load in one thread,
/// with one ledger that matches every update to its answer.
///
/// A question carries a mark, the model's first token repeats the marks of all questions that the
/// prompt asks, and the final message brings them back: so losses, doubles and answers in the wrong
/// chat are seen for what they are, merged bursts included.
@NullMarked
package dev.rapport.bench.instrument;

import org.jspecify.annotations.NullMarked;
