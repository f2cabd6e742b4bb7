package dev.rapport.telegram.client;

import dev.rapport.telegram.json.JsonCursor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// What the Bot API says in the JSON of an answer. Used once.
final class BotApiAnswer {
  private final JsonCursor json;
  private @Nullable Boolean ok;
  private int errorCode;
  private String description = "";
  private long retryAfter = -1;
  private long migratedTo;
  private long messageId;

  private BotApiAnswer(JsonCursor json) {
    this.json = json;
  }

  /// Reads an answer, or gives null if it is none of the Bot API.
  static @Nullable BotApiAnswer read(byte[] body) {
    try (var json = new JsonCursor(body)) {
      var answer = new BotApiAnswer(json);
      json.first();
      json.fields(answer::field);
      return answer.ok == null ? null : answer;
    } catch (JacksonException _) {
      return null;
    }
  }

  boolean ok() {
    return Boolean.TRUE.equals(ok);
  }

  /// Its `error_code`, or 0 if it has none.
  int errorCode() {
    return errorCode;
  }

  String description() {
    return description;
  }

  /// In seconds, or -1 if it says nothing.
  long retryAfter() {
    return retryAfter;
  }

  /// The id of the supergroup that the group became, or 0.
  long migratedTo() {
    return migratedTo;
  }

  /// The id of the message in its result, or 0.
  long messageId() {
    return messageId;
  }

  private void field(String name) {
    switch (name) {
      case "ok" -> ok = json.isTrue() ? Boolean.TRUE : json.isFalse() ? Boolean.FALSE : null;
      case "error_code" -> errorCode = Math.clamp(number(0), 0, 999);
      case "description" -> description = orEmpty(json.text());
      case "parameters" -> json.fields(this::parameter);
      case "result" -> json.fields(this::resultField);
      default -> {}
    }
  }

  private void parameter(String name) {
    switch (name) {
      case "retry_after" -> retryAfter = number(-1);
      case "migrate_to_chat_id" -> migratedTo = number(0);
      default -> {}
    }
  }

  private void resultField(String name) {
    if ("message_id".equals(name)) messageId = number(0);
  }

  private long number(long absent) {
    @Nullable Long value = json.integer();
    return value == null ? absent : value;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
