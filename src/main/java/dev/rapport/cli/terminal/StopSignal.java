package dev.rapport.cli.terminal;

import java.util.concurrent.CountDownLatch;

/// Somebody's wish that a running program ends. Thread-safe.
public final class StopSignal {
  private final CountDownLatch wished = new CountDownLatch(1);

  /// Asks it to end.
  ///
  /// @return whether this is the first time
  public synchronized boolean request() {
    boolean first = wished.getCount() > 0;
    wished.countDown();
    return first;
  }

  /// Waits for the wish.
  public void await() throws InterruptedException {
    wished.await();
  }
}
