package dev.rapport.telegram.polling;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A lease in memory that a test may take away or break.
final class MemoryLease implements PollerLease {
  private volatile boolean free = true;
  private volatile @Nullable RuntimeException fault;
  private volatile int releases;

  void free(boolean free) {
    this.free = free;
  }

  void fail(@Nullable RuntimeException fault) {
    this.fault = fault;
  }

  int releases() {
    return releases;
  }

  @Override
  public boolean acquire() {
    RuntimeException now = fault;
    if (now != null) throw now;
    return free;
  }

  @Override
  public synchronized void release() {
    releases++;
  }

  @Override
  public Duration length() {
    return Duration.ofMillis(200);
  }
}
