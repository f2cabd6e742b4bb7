package dev.rapport.ops.health;

import dev.rapport.inbox.Backlog;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The backlog as it was at most a second ago, however often it is asked for. A database that is
/// away is not asked more often either.
final class BacklogWatch {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Backlog.Reader reader;
  private final LongSupplier nanoClock;
  private @Nullable Backlog last; // guarded by this
  private @Nullable RuntimeException failure; // guarded by this
  private long readAt; // guarded by this

  BacklogWatch(Backlog.Reader reader, LongSupplier nanoClock) {
    this.reader = reader;
    this.nanoClock = nanoClock;
  }

  /// Throws what the database threw.
  synchronized Backlog now() {
    boolean fresh = nanoClock.getAsLong() - readAt <= FRESH_NANOS;
    if (fresh && failure != null) throw failure;
    if (fresh && last != null) return last;
    failure = null;
    try {
      last = reader.read();
      return last;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    } finally {
      readAt = nanoClock.getAsLong();
    }
  }
}
