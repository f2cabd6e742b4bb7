package dev.rapport.telegram;

import java.time.Duration;

/// Updates cannot be stored now: storage is down or full.
public final class IntakeUnavailableException extends RuntimeException {
  private final Duration retryAfter;

  public IntakeUnavailableException(String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /// When to offer the updates again.
  public Duration retryAfter() {
    return retryAfter;
  }
}
