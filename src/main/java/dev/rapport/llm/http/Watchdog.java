package dev.rapport.llm.http;

import dev.rapport.llm.http.StreamCall.Stop;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Stops calls that are over their time limits. One thread and one timer a call; a socket's own
/// read timeout cannot do it, since every byte of a slow drip would extend it.
public final class Watchdog implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  public Watchdog() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("llm-watchdog").factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  /// Watches `call` until the result is closed.
  ///
  /// @param firstText how long from now to the first text
  /// @param whole how long from now to the end
  public Watch watch(StreamCall call, Duration firstText, Duration whole) {
    Duration first = firstText.compareTo(whole) < 0 ? firstText : whole;
    var watch = new Watch(call, whole.minus(first));
    watch.next = timer.schedule(watch, first.toNanos(), TimeUnit.NANOSECONDS);
    return watch;
  }

  /// Runs `action` after `limit`, unless the result is closed before.
  Alarm after(Duration limit, Runnable action) {
    Future<?> pending = timer.schedule(action, limit.toNanos(), TimeUnit.NANOSECONDS);
    return () -> pending.cancel(false);
  }

  /// Something that may still happen, until it is closed.
  interface Alarm extends AutoCloseable {
    @Override
    void close();
  }

  /// Repeats `chore` about every `period`, until the watchdog is closed.
  void every(Duration period, Runnable chore) {
    long nanos = period.toNanos();
    var _ = timer.scheduleWithFixedDelay(chore, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /// The watch over one call.
  public final class Watch implements Runnable, AutoCloseable {
    private final StreamCall call;
    private final Duration rest;
    private volatile @Nullable Future<?> next;
    private boolean firstPassed; // timer thread only

    private Watch(StreamCall call, Duration rest) {
      this.call = call;
      this.rest = rest;
    }

    @Override
    public void run() {
      if (firstPassed || rest.isZero()) {
        call.stop(call.firstText().isPresent() ? Stop.OUT_OF_TIME : Stop.FIRST_TEXT_LATE);
      } else if (call.firstText().isEmpty()) {
        call.stop(Stop.FIRST_TEXT_LATE);
      } else {
        firstPassed = true;
        next = timer.schedule(this, rest.toNanos(), TimeUnit.NANOSECONDS);
      }
    }

    @Override
    public void close() {
      @Nullable Future<?> pending = next;
      if (pending != null) pending.cancel(false);
    }
  }
}
