package dev.rapport.telegram.client;

/// How one HTTP exchange ended.
sealed interface Exchange {
  /// An answer came, whole.
  ///
  /// @param retryAfter seconds of the `Retry-After` header, or -1
  @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
  record Answered(int status, byte[] body, long retryAfter) implements Exchange {}

  /// The request was certainly not received: none of its body left this process.
  record NeverSent(String why) implements Exchange {}

  /// The request left, in part at least, and no whole answer came.
  record NoAnswer(String why) implements Exchange {}
}
