package dev.rapport.simulator.text;

import dev.rapport.simulator.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A stretch of a text that means or looks something; offset and length in UTF-16 units.
///
/// @param argument the address of a `text_link`, the language of a `pre`, the id of a
///   `text_mention`'s user or of a `custom_emoji`; null for the others
public record Entity(String type, int offset, int length, @Nullable String argument) {
  public int end() {
    return offset + length;
  }

  boolean isCode() {
    return type.equals("code") || type.equals("pre");
  }

  boolean isQuote() {
    return type.endsWith("blockquote");
  }

  boolean isStyle() {
    return switch (type) {
      case "bold", "italic", "underline", "strikethrough", "spoiler" -> true;
      default -> false;
    };
  }

  boolean contains(Entity other) {
    return offset <= other.offset && other.end() <= end();
  }

  boolean touches(Entity other) {
    return offset < other.end() && other.offset < end();
  }

  Entity within(int newOffset, int newLength) {
    return new Entity(type, newOffset, newLength, argument);
  }

  /// As Telegram writes it; a mentioned user has only an id.
  public JsonNode json() {
    ObjectNode json = Json.object().put("offset", offset).put("length", length).put("type", type);
    if (argument == null) return json;
    switch (type) {
      case "text_link" -> json.put("url", argument);
      case "pre" -> json.put("language", argument);
      case "custom_emoji" -> json.put("custom_emoji_id", argument);
      case "text_mention" ->
          json.putObject("user")
              .put("id", Long.parseLong(argument))
              .put("is_bot", false)
              .put("first_name", "");
      default -> {}
    }
    return json;
  }
}
