package dev.rapport.llm.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How long to wait between two reads of one stream, by how many streams are live in this process.
///
/// A wake-up costs about as much as the work on the token it brings, and people see two updates a
/// second at most. So a process with few streams reads each token as it comes, and a busy one
/// collects what arrives within a tenth of a second or so.
public final class Pacing {
  private static final int CALM = 150;
  private static final int BUSY = 600;
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMillis(150);

  private final AtomicInteger live = new AtomicInteger();

  /// One more stream is live, until [#ended].
  void started() {
    live.incrementAndGet();
  }

  void ended() {
    live.decrementAndGet();
  }

  /// How many streams are live now.
  public int live() {
    return live.get();
  }

  /// Nanoseconds from one read to the next; 0 for no waiting.
  long pauseNanos() {
    return pauseNanos(live.get());
  }

  static long pauseNanos(int streams) {
    if (streams < CALM) return 0;
    long range = LONGEST.minus(SHORTEST).toNanos();
    long share = (long) Math.min(streams, BUSY) - CALM;
    return SHORTEST.toNanos() + range * share / (BUSY - CALM);
  }
}
