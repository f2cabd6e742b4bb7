package dev.rapport.inbox;

import dev.rapport.telegram.BotCall;

/// A reply of which nobody knows whether it arrived.
///
/// @param outboxId its number, by which [Replies] finds it
public record UnknownReply(long outboxId, BotCall call) {}
