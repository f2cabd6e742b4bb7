package dev.rapport.telegram.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Time that passes only when a test or a pause says so.
final class ManualTicker implements Ticker {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000_000); // it may overflow
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private volatile Runnable duringPause = () -> {};

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public void pause(long nanos) throws InterruptedException {
    if (Thread.interrupted()) throw new InterruptedException();
    pauses.add(Duration.ofNanos(nanos));
    duringPause.run();
    now.addAndGet(nanos);
  }

  void advance(Duration time) {
    now.addAndGet(time.toNanos());
  }

  /// Does something while somebody pauses.
  void duringPause(Runnable action) {
    duringPause = action;
  }

  List<Duration> pauses() {
    return List.copyOf(pauses);
  }
}
