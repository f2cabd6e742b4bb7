package dev.rapport.simulator.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// The updates that a bot has not confirmed yet, in the order in which they go out. Guarded by the
/// world's lock; its waiting methods release it.
public final class UpdateQueue {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final long POLLED_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MOST = 200_000;

  private final Condition changed;
  private final TreeMap<Long, Update> pending = new TreeMap<>();
  private final Set<Long> chatsInFlight = new HashSet<>();
  private long nextPlace;
  private long nextUpdateId = 700_000_001;
  private long poll;
  private int polls;
  private long polledAt = System.nanoTime() - POLLED_NANOS;

  UpdateQueue(Condition changed) {
    this.changed = changed;
  }

  public int size() {
    return pending.size();
  }

  void changed() {
    changed.signalAll();
  }

  long takeUpdateId() {
    return nextUpdateId++;
  }

  void add(Update update) {
    if (pending.size() >= MOST) pending.pollFirstEntry();
    pending.put(nextPlace++, update);
    changed();
  }

  /// Forgets what waits; answers how many that were.
  public int clear() {
    int size = pending.size();
    pending.clear();
    changed();
    return size;
  }

  /// Drops what is older than a day, as Telegram does.
  List<Update> dropExpired(Instant now) {
    List<Update> dropped = new ArrayList<>();
    Iterator<Update> updates = pending.values().iterator();
    while (updates.hasNext()) {
      Update update = updates.next();
      if (!update.createdAt().plus(KEPT).isBefore(now)) break;
      updates.remove();
      dropped.add(update);
    }
    return dropped;
  }

  /// Begins a poll, which ends any other that is under way; gives its number.
  long beginPoll() {
    poll++;
    polls++;
    changed();
    return poll;
  }

  /// Ends a poll that [#beginPoll] began.
  void endPoll() {
    polls--;
    polledAt = System.nanoTime();
  }

  /// Whether a poll is under way or was a moment ago.
  boolean isPolled() {
    return polls > 0 || System.nanoTime() - polledAt < POLLED_NANOS;
  }

  boolean isCurrent(long number) {
    return poll == number;
  }

  /// Removes what has a lower id; a negative offset keeps only so many of the last. What was held
  /// back on purpose to be overtaken is not confirmed before it was seen.
  List<Update> confirm(long offset) {
    List<Update> confirmed = new ArrayList<>();
    int spare = offset < 0 ? Math.max(0, pending.size() + (int) Math.max(offset, -MOST)) : 0;
    Iterator<Update> updates = pending.values().iterator();
    while (updates.hasNext()) {
      Update update = updates.next();
      boolean isSeen = update.isDelivered() || !update.mayBeOvertaken();
      boolean isConfirmed = offset < 0 ? confirmed.size() < spare : update.id() < offset && isSeen;
      if (!isConfirmed) continue;
      updates.remove();
      confirmed.add(update);
    }
    return confirmed;
  }

  /// What may be delivered now.
  List<Update> ready(int limit, long now) {
    List<Update> found = new ArrayList<>();
    for (Update update : pending.values()) {
      if (found.size() == limit) break;
      if (update.readyAt() - now <= 0) {
        found.add(update);
      } else if (!update.mayBeOvertaken()) {
        break;
      }
    }
    return found;
  }

  /// The next update for a webhook, whose chat then counts as busy until [#release].
  Map.@Nullable Entry<Long, Update> takeForWebhook(long now) {
    Set<Long> held = new HashSet<>(chatsInFlight);
    for (Map.Entry<Long, Update> entry : pending.entrySet()) {
      Update update = entry.getValue();
      if (held.contains(update.chatKey())) continue;
      if (update.readyAt() - now <= 0) {
        chatsInFlight.add(update.chatKey());
        return entry;
      }
      if (!update.mayBeOvertaken()) held.add(update.chatKey());
    }
    return null;
  }

  int inFlight() {
    return chatsInFlight.size();
  }

  void release(Update update) {
    chatsInFlight.remove(update.chatKey());
    changed();
  }

  void remove(long place) {
    pending.remove(place);
  }

  /// When the next update becomes ready that is not ready yet, on the clock of [System#nanoTime].
  private Optional<Long> nextReadyAt(long now) {
    return pending.values().stream()
        .map(Update::readyAt)
        .filter(at -> at - now > 0)
        .min((one, other) -> Long.signum(one - other));
  }

  /// Waits until something changes, something becomes ready, or the time is over; or less long.
  @SuppressWarnings("WaitNotInLoop") // its callers look again
  void await(long nanos) throws InterruptedException {
    long now = System.nanoTime();
    long most = nextReadyAt(now).map(at -> at - now).orElse(Long.MAX_VALUE);
    changed.await(Math.min(nanos, most), TimeUnit.NANOSECONDS);
  }
}
