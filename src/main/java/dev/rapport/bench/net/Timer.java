package dev.rapport.bench.net;

import org.jspecify.annotations.Nullable;

/// Something to do at a time on the loop's thread. One that is waiting must not be scheduled again
/// before it fired.
public abstract class Timer {
  long dueTick;
  @Nullable Timer following;

  /// Does it. It may schedule itself anew.
  ///
  /// @param now the time at which the loop noticed, as [System#nanoTime]
  protected abstract void fire(long now);
}
