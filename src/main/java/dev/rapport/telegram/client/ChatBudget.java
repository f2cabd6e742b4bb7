package dev.rapport.telegram.client;

import dev.rapport.telegram.TelegramSettings.Limits;
import dev.rapport.telegram.client.MethodRules.Budget;
import org.jspecify.annotations.Nullable;

/// What may still be sent to one chat. Times are nanoseconds since the flood control began. Not
/// thread-safe: its owner guards it.
final class ChatBudget {
  private static final int BURST = 3;

  /// How much slower than allowed we are: calls that are delayed unequally on their way must not
  /// meet the server as one too many.
  private static final double CAUTION = 1.05;

  private static final double DRAFTS_PER_SECOND = 2;
  private static final int DRAFT_BURST = 2;

  private final Pace messages;
  private final Pace drafts;
  private final @Nullable Window group;
  private long messagesFull;
  private long draftsFull;
  private long blockedUntil;

  private ChatBudget(Pace messages, Pace drafts, @Nullable Window group) {
    this.messages = messages;
    this.drafts = drafts;
    this.group = group;
  }

  /// The full budget of a chat; groups and channels have negative ids.
  static ChatBudget of(long chatId, Limits limits) {
    boolean unlimited = limits.chatPerSecond() == 0;
    boolean counted = chatId < 0 && limits.groupPerMinute() > 0;
    return new ChatBudget(
        Pace.perSecond(limits.chatPerSecond() / CAUTION, BURST),
        Pace.perSecond(unlimited ? 0 : DRAFTS_PER_SECOND, DRAFT_BURST),
        counted ? Window.perMinute(limits.groupPerMinute()) : null);
  }

  /// The earliest time for a message or whatever else must get through.
  long earliest(Budget budget, long now) {
    return at(budget, now, 0, 0);
  }

  /// The earliest time for something that merely shows progress: a message must be possible right
  /// after it, and in a group half of the minute's messages stay for messages.
  long earliestProgress(Budget budget, long now) {
    return at(budget, now, 1, group == null ? 0 : group.half());
  }

  private long at(Budget budget, long now, int keptBurst, int keptOfMinute) {
    long open = Math.max(now, blockedUntil);
    return switch (budget) {
      case MESSAGE -> {
        long paced = Math.max(open, messages.earliest(messagesFull, keptBurst));
        yield group == null ? paced : Math.max(paced, group.earliest(keptOfMinute));
      }
      case DRAFT -> Math.max(open, drafts.earliest(draftsFull, 0));
      case NONE -> open;
    };
  }

  /// Takes the place of one call at this time.
  void take(Budget budget, long at) {
    switch (budget) {
      case MESSAGE -> {
        messagesFull = messages.fullAfter(messagesFull, at);
        if (group != null) group.add(at);
      }
      case DRAFT -> draftsFull = drafts.fullAfter(draftsFull, at);
      case NONE -> {}
    }
  }

  void blockUntil(long time) {
    blockedUntil = Math.max(blockedUntil, time);
  }

  long blockedUntil() {
    return blockedUntil;
  }

  /// Whether it is as good as new, so that nothing is lost when it is forgotten.
  boolean isFullAt(long now) {
    return blockedUntil <= now
        && messagesFull <= now
        && draftsFull <= now
        && (group == null || group.isEmptyAt(now));
  }
}
