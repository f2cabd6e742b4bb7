/// The turn: what a message means, what the model sees of the conversation, how the answer shows
/// while it is written, and what is remembered of it.
///
/// Owns the table `message`.
@NullMarked
package dev.rapport.conversation;

import org.jspecify.annotations.NullMarked;
