package dev.rapport.telegram.client;

import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.CallResult.Reason;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Decides what became of a call.
///
/// "Not done" is said only where it is certain: the request never left, or the server said so. The
/// texts are those of Telegram's own Bot API server.
final class Verdict {
  private static final int LONGEST_DESCRIPTION = 200;

  /// When a server says 429 without saying how long.
  private static final long USUAL_WAIT = 5;

  private Verdict() {}

  static CallResult of(String method, Exchange exchange) {
    return switch (exchange) {
      case Exchange.NeverSent(String why) -> new CallResult.NotDone(why);
      case Exchange.NoAnswer(String why) -> new CallResult.Unknown(why);
      case Exchange.Answered answered -> answered(method, answered);
    };
  }

  private static CallResult answered(String method, Exchange.Answered exchange) {
    @Nullable BotApiAnswer answer = BotApiAnswer.read(exchange.body());
    int status = exchange.status();
    if (answer == null) return withoutAnswer(exchange);
    if (answer.ok()) {
      return status < 300
          ? new CallResult.Done(answer.messageId())
          : new CallResult.Unknown("status %d with ok".formatted(status));
    }
    int code = answer.errorCode() == 0 ? status : answer.errorCode();
    if (code < 400) return new CallResult.Unknown("an error without a code");
    if (code == 429) return flood(Math.max(answer.retryAfter(), exchange.retryAfter()));
    if (code >= 500) return new CallResult.NotDone(description(answer));
    return refused(method, code, answer);
  }

  /// Not the Bot API answered, but something in front of it.
  private static CallResult withoutAnswer(Exchange.Answered exchange) {
    int status = exchange.status();
    if (status == 429) return flood(exchange.retryAfter());
    if (status >= 300 && status < 500) {
      return new CallResult.NotDone(
          "status %d without an answer of the Bot API; is TELEGRAM_API_URL right?"
              .formatted(status));
    }
    return new CallResult.Unknown("status %d without an answer of the Bot API".formatted(status));
  }

  private static CallResult flood(long seconds) {
    return new CallResult.FloodLimited(
        Duration.ofSeconds(seconds < 0 ? USUAL_WAIT : Math.max(1, seconds)));
  }

  private static CallResult refused(String method, int code, BotApiAnswer answer) {
    if (answer.migratedTo() != 0) return new CallResult.Migrated(answer.migratedTo());
    String words = answer.description().toLowerCase(Locale.ROOT);
    if (words.contains("message is not modified") || words.contains("message_not_modified")) {
      return new CallResult.Done(0);
    }
    return new CallResult.Refused(code, reason(method, code, words), description(answer));
  }

  private static Reason reason(String method, int code, String words) {
    return switch (code) {
      case 401 -> Reason.UNAUTHORIZED;
      case 404 -> Reason.UNSUPPORTED;
      case 403 -> hasAny(words, "deactivated") ? Reason.CHAT_GONE : Reason.BLOCKED;
      case 400 -> badRequest(method, words);
      default -> Reason.OTHER;
    };
  }

  private static Reason badRequest(String method, String words) {
    if (hasAny(words, "method not found", "draft_peer_invalid")) return Reason.UNSUPPORTED;
    if (hasAny(
        words,
        "chat not found",
        "user not found",
        "deactivated",
        "peer_id_invalid",
        "chat_invalid")) return Reason.CHAT_GONE;
    if (hasAny(
        words, "can't parse entit", "entity_", "entities_too_long", "can't parse messageent"))
      return Reason.FORMATTING;
    if (hasAny(words, "thread not found", "topic_closed", "topic_deleted", "topic_id_invalid"))
      return Reason.TOPIC_GONE;
    if (hasAny(
        words,
        "message to edit not found",
        "message can't be edited",
        "message_id_invalid",
        "message identifier is not specified",
        "query is too old",
        "query id is invalid",
        "query_id_invalid")) return Reason.TARGET_GONE;
    if (hasAny(words, "not enough rights to send", "no rights to send", "chat_write_forbidden"))
      return Reason.BLOCKED;
    // Whatever else a server has against a draft, it will have against the next one of this chat.
    return MethodRules.of(method).isDraft() ? Reason.UNSUPPORTED : Reason.OTHER;
  }

  private static boolean hasAny(String words, String... parts) {
    for (String part : parts) {
      if (words.contains(part)) return true;
    }
    return false;
  }

  /// Telegram's words without what may quote the message.
  private static String description(BotApiAnswer answer) {
    String words = answer.description();
    int quote = words.toLowerCase(Locale.ROOT).indexOf("can't parse entities:");
    if (quote >= 0) return words.substring(0, quote + "can't parse entities".length());
    return words.length() <= LONGEST_DESCRIPTION ? words : words.substring(0, LONGEST_DESCRIPTION);
  }
}
