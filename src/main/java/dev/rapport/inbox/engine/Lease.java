package dev.rapport.inbox.engine;

import dev.rapport.inbox.Turn.StopReason;
import dev.rapport.inbox.store.LaneStore.Held;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// This node's hold on a lane, as the node sees it. Thread-safe.
///
/// It is trusted only until well before the lease ends, by the node's monotonic clock, counted from
/// before the claim or renewal was sent: a node that was stopped for a while finds out by itself
/// that it must not go on.
final class Lease {
  private final String lane;
  private final long epoch;
  private final LongSupplier nanoClock;
  private final List<Consumer<StopReason>> listeners = new ArrayList<>(); // guarded by this
  private @Nullable StopReason stopped; // guarded by this
  private boolean committed; // guarded by this
  private volatile long trustedUntil;
  private volatile boolean lost;

  Lease(String lane, long epoch, long trustedUntil, LongSupplier nanoClock) {
    this.lane = lane;
    this.epoch = epoch;
    this.trustedUntil = trustedUntil;
    this.nanoClock = nanoClock;
  }

  Held held() {
    return new Held(lane, epoch);
  }

  void renewed(long until) {
    trustedUntil = until;
  }

  long trustedUntil() {
    return trustedUntil;
  }

  /// Whether it is certain that nobody else works on the lane.
  boolean trusted() {
    return !lost && nanoClock.getAsLong() - trustedUntil < 0;
  }

  void lose() {
    lost = true;
    stop(StopReason.HANDED_OVER);
  }

  /// Asks the turn that runs now to end. A burst only counts until the answer was shown.
  void stop(StopReason reason) {
    List<Consumer<StopReason>> due;
    synchronized (this) {
      if (reason == StopReason.BURST && committed) return;
      if (stopped == StopReason.HANDED_OVER || stopped == reason) return;
      stopped = reason;
      due = List.copyOf(listeners);
    }
    due.forEach(listener -> listener.accept(reason));
  }

  void whenStopped(Consumer<StopReason> listener) {
    StopReason already;
    synchronized (this) {
      listeners.add(listener);
      already = stopped;
    }
    if (already != null) listener.accept(already);
  }

  synchronized @Nullable StopReason stopReason() {
    return stopped;
  }

  /// Begins a new turn; a wish of the member ended with the last one.
  synchronized void beginTurn() {
    listeners.clear();
    committed = false;
    if (stopped != StopReason.HANDED_OVER) stopped = null;
  }

  synchronized boolean commitTurn() {
    if (stopped == StopReason.BURST) return false;
    committed = true;
    return true;
  }
}
