package dev.rapport.telegram.client;

import dev.rapport.telegram.TelegramSettings.Limits;
import dev.rapport.telegram.client.MethodRules.Budget;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Keeps Telegram's flood limits, chat by chat. Thread-safe.
///
/// A call that has to wait takes its place in advance, so calls of one chat go out in the order in
/// which they came and no two take the same place. Chats whose budget is full again are forgotten,
/// so the state grows with the chats of the last minute, not with the members.
final class FloodControl {
  private static final long SWEEP_EVERY = Duration.ofSeconds(30).toNanos();

  private final Limits limits;
  private final LongSupplier nanos;
  private final long beginning;

  /// Each entry is only touched within an atomic operation of the map, which is its lock.
  private final ConcurrentHashMap<Long, ChatBudget> chats = new ConcurrentHashMap<>();

  private final AtomicLong nextSweep = new AtomicLong(SWEEP_EVERY);

  FloodControl(Limits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.beginning = nanos.getAsLong();
  }

  /// Takes a place for a call.
  ///
  /// @param longestWait if the wait would be longer, no place is taken
  /// @return nanoseconds to wait before the call
  long reserve(long chatId, Budget budget, long longestWait) {
    return reserve(chatId, budget, longestWait, false);
  }

  /// Takes a place for a call that shows progress, if there is one now.
  ///
  /// @return nanoseconds until there may be one; 0 if it was taken
  long reserveProgress(long chatId, Budget budget) {
    return reserve(chatId, budget, 0, true);
  }

  private long reserve(long chatId, Budget budget, long longestWait, boolean progress) {
    long now = now();
    sweep(now);
    var wait = new AtomicLong();
    chats.compute(
        chatId,
        (id, known) -> {
          ChatBudget chat = known == null ? ChatBudget.of(id, limits) : known;
          long at = progress ? chat.earliestProgress(budget, now) : chat.earliest(budget, now);
          wait.setPlain(at - now);
          if (at - now <= longestWait) chat.take(budget, at);
          return chat;
        });
    return wait.getPlain();
  }

  /// Obeys Telegram's `retry_after`: nothing goes to the chat until then.
  void block(long chatId, Duration retryAfter) {
    long until = now() + Math.min(retryAfter.toNanos(), Long.MAX_VALUE / 4);
    chats.compute(
        chatId,
        (id, known) -> {
          ChatBudget chat = known == null ? ChatBudget.of(id, limits) : known;
          chat.blockUntil(until);
          return chat;
        });
  }

  /// Nanoseconds until Telegram takes calls for the chat again; 0 if it does now.
  long blockedFor(long chatId) {
    long now = now();
    var wait = new AtomicLong();
    chats.computeIfPresent(
        chatId,
        (_, chat) -> {
          wait.setPlain(Math.max(0, chat.blockedUntil() - now));
          return chat;
        });
    return wait.getPlain();
  }

  /// How many chats are remembered.
  int size() {
    return chats.size();
  }

  private long now() {
    return nanos.getAsLong() - beginning;
  }

  private void sweep(long now) {
    long due = nextSweep.get();
    if (now < due || !nextSweep.compareAndSet(due, now + SWEEP_EVERY)) return;
    for (Long chatId : chats.keySet()) {
      chats.computeIfPresent(chatId, (_, chat) -> chat.isFullAt(now) ? null : chat);
    }
  }
}
