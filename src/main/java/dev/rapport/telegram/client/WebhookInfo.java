package dev.rapport.telegram.client;

import dev.rapport.telegram.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/// What Telegram says about the bot's webhook.
///
/// @param address empty if there is none
/// @param lastErrorAt when a delivery last failed, in seconds since 1970; 0 if never
/// @param lastError why; empty if never
public record WebhookInfo(String address, long lastErrorAt, String lastError) {
  /// Reads the answer of `getWebhookInfo`; what is missing in it reads as empty.
  public static WebhookInfo read(Reply.Ok answer) {
    try (var json = new JsonCursor(answer.body())) {
      var fields = new Fields(json);
      json.first();
      json.fields(fields::top);
      return new WebhookInfo(fields.address, fields.lastErrorAt, fields.lastError);
    }
  }

  private static final class Fields {
    private final JsonCursor json;
    private String address = "";
    private long lastErrorAt;
    private String lastError = "";

    Fields(JsonCursor json) {
      this.json = json;
    }

    void top(String name) {
      if ("result".equals(name)) json.fields(this::info);
    }

    private void info(String name) {
      switch (name) {
        case "url" -> address = text();
        case "last_error_date" -> lastErrorAt = number();
        case "last_error_message" -> lastError = text();
        default -> {}
      }
    }

    private String text() {
      @Nullable String text = json.text();
      return text == null ? "" : text;
    }

    private long number() {
      @Nullable Long number = json.integer();
      return number == null ? 0 : number;
    }
  }
}
