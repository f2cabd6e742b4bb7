package dev.rapport.telegram.background;

import java.time.Duration;

/// Waiting times that double up to a longest one. Not thread-safe.
public final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  public Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /// How long to wait after one more failure.
  public Duration next() {
    Duration wait = next;
    Duration doubled = wait.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return wait;
  }

  /// It worked: the next failure waits the shortest time.
  public void reset() {
    next = first;
  }
}
