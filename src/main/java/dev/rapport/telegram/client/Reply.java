package dev.rapport.telegram.client;

import java.time.Duration;

/// The answer to a call that manages the bot itself.
public sealed interface Reply {
  /// Telegram did it.
  ///
  /// @param body the whole answer, `ok` and `result` and all
  @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
  record Ok(byte[] body) implements Reply {}

  /// Telegram refused.
  ///
  /// @param retryAfter zero if Telegram did not say
  record Refused(int status, String description, Duration retryAfter) implements Reply {}

  /// No answer of the Bot API came.
  record Unreachable(String why) implements Reply {}
}
