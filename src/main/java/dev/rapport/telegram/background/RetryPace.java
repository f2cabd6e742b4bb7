package dev.rapport.telegram.background;

import java.time.Duration;

/// How soon to try again what Telegram does not do.
///
/// @param first after the first failure; it doubles with each further one
/// @param longest the longest time it grows to
/// @param wrongToken after Telegram refused the token
public record RetryPace(Duration first, Duration longest, Duration wrongToken) {
  /// How the program does it.
  public static final RetryPace USUAL =
      new RetryPace(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60));

  /// Waiting times after failures of one thing.
  public Backoff backoff() {
    return new Backoff(first, longest);
  }
}
