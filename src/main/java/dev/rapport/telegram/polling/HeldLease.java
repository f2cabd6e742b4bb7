package dev.rapport.telegram.polling;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A lease that this process has, renewed by a thread of its own until it is closed or lost.
///
/// It counts from before it asked the database, so this process stops believing in the lease before
/// another can take it.
final class HeldLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

  private final PollerLease lease;
  private final Runnable onLost;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile long asked;
  private volatile boolean lost;

  /// @param asked when the lease was asked for, by [System#nanoTime]
  /// @param onLost called once if it is lost
  HeldLease(PollerLease lease, long asked, Runnable onLost) {
    this.lease = lease;
    this.asked = asked;
    this.onLost = onLost;
    Thread.ofVirtual().name("telegram-lease").start(this::keep);
  }

  boolean isHeld() {
    return !lost && System.nanoTime() - asked < lease.length().toNanos();
  }

  private void keep() {
    Duration renewal = lease.length().dividedBy(4);
    try {
      while (!closed.await(renewal.toNanos(), TimeUnit.NANOSECONDS)) {
        if (renew()) continue;
        lost = true;
        onLost.run();
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean renew() {
    long now = System.nanoTime();
    try {
      if (!lease.acquire()) return false;
      asked = now;
      return true;
    } catch (RuntimeException e) {
      LOG.debug("the lease could not be renewed", e);
      return isHeld();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      lease.release();
    } catch (RuntimeException e) {
      LOG.debug("the lease could not be given back and will end by itself", e);
    }
  }
}
