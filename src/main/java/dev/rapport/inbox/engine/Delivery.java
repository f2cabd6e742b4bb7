package dev.rapport.inbox.engine;

import dev.rapport.telegram.BotApi;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.CallResult.Reason;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one call that is on record, through the mishaps after which it may be made again.
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration BAD_TOKEN_PAUSE = Duration.ofMinutes(1);
  private static final int QUICK_TRIES = 3;
  private static final int TRIES = 24;

  /// Calls that may be repeated freely, so that their fate is never unknown.
  private static final Set<String> REPEATABLE =
      Set.of("editMessageText", "answerCallbackQuery", "sendChatAction", "sendMessageDraft");

  private final BotApi api;
  private final BotCalls calls;

  Delivery(BotApi api, BotCalls calls) {
    this.api = api;
    this.calls = calls;
  }

  /// What became of a call on record.
  sealed interface Fate {
    record Sent(long messageId) implements Fate {}

    /// Not made; to be made again later, not before the pause.
    record Later(Duration pause, int attempts, String why) implements Fate {}

    record Unknown(String why) implements Fate {}

    /// Refused for good.
    ///
    /// @param silent whether nothing else can be said in that chat either
    record Dead(String why, boolean silent) implements Fate {}

    /// The lane is not surely ours any more; nothing was sent.
    record Untrusted() implements Fate {}
  }

  static boolean repeatable(BotCall call) {
    return REPEATABLE.contains(call.method());
  }

  /// Makes the call, as long as the lease is trusted.
  ///
  /// @param attempts how often it was tried before
  Fate deliver(BotCall call, int attempts, Lease lease) throws InterruptedException {
    BotCall current = call;
    for (int quick = 1; ; quick++) {
      if (!lease.trusted()) return new Fate.Untrusted();
      CallResult result = api.call(current);
      switch (result) {
        case CallResult.Done(long messageId) -> {
          return new Fate.Sent(messageId);
        }
        case CallResult.Unknown(String why) -> {
          if (!repeatable(call)) return new Fate.Unknown(why);
          if (quick >= QUICK_TRIES) return later(attempts, why);
        }
        case CallResult.NotDone(String why) -> {
          if (quick >= QUICK_TRIES) return later(attempts, why);
          Thread.sleep(200L * quick);
        }
        case CallResult.FloodLimited(Duration retryAfter) -> {
          if (retryAfter.compareTo(LONGEST_WAIT) > 0 || quick >= 2 * QUICK_TRIES) {
            return new Fate.Later(retryAfter, attempts, "flood limit");
          }
          Thread.sleep(retryAfter);
        }
        case CallResult.Migrated(long newChatId) -> {
          if (quick >= QUICK_TRIES) return new Fate.Dead("the group moved too often", true);
          LOG.info("chat {} is now the supergroup {}", call.chatId(), newChatId);
          current = calls.forChat(current, newChatId);
        }
        case CallResult.Refused refused -> {
          if (refused.reason() != Reason.FORMATTING || quick >= QUICK_TRIES) {
            return refused(refused, attempts);
          }
          LOG.warn("formatting refused, sending plain text: {}", refused.description());
          current = calls.withoutFormatting(current);
        }
      }
    }
  }

  private static Fate later(int attempts, String why) {
    if (attempts >= TRIES) return new Fate.Dead(why, true);
    long seconds = Math.min(3600, 1L << Math.min(attempts + 1, 12));
    return new Fate.Later(Duration.ofSeconds(seconds), attempts + 1, why);
  }

  private static Fate refused(CallResult.Refused refused, int attempts) {
    return switch (refused.reason()) {
      case UNAUTHORIZED -> new Fate.Later(BAD_TOKEN_PAUSE, attempts, "the token is refused");
      case BLOCKED, CHAT_GONE -> new Fate.Dead(refused.description(), true);
      case TOPIC_GONE, FORMATTING, TARGET_GONE, UNSUPPORTED, OTHER ->
          new Fate.Dead(refused.description(), false);
    };
  }
}
