package dev.rapport.simulator.text;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads one `MessageEntity`.
final class EntityReader {
  private static final Set<String> PLAIN =
      Set.of(
          "bold",
          "italic",
          "underline",
          "strikethrough",
          "spoiler",
          "blockquote",
          "expandable_blockquote",
          "code");

  /// Telegram finds these by itself and ignores what a bot says of them.
  private static final Set<String> FOUND =
      Set.of(
          "mention",
          "hashtag",
          "cashtag",
          "bot_command",
          "url",
          "email",
          "phone_number",
          "bank_card_number");

  private EntityReader() {}

  /// The entity, or nothing if Telegram ignores it.
  static Optional<Entity> read(JsonNode json) {
    if (!json.isObject()) throw wrong("expected an Object");
    int offset = whole(json, "offset");
    int length = whole(json, "length");
    String type = text(json, "type");
    if (FOUND.contains(type)) return Optional.empty();
    if (PLAIN.contains(type)) return Optional.of(new Entity(type, offset, length, null));
    @Nullable String argument =
        switch (type) {
          case "pre" -> json.has("language") ? text(json, "language") : null;
          case "text_link" -> Links.checked(text(json, "url")).orElse("");
          case "text_mention" -> Long.toString(userId(json));
          case "custom_emoji" -> text(json, "custom_emoji_id");
          default -> throw wrong("Unsupported type specified");
        };
    // An address that Telegram cannot use makes the link vanish, not the message.
    if (type.equals("text_link") && "".equals(argument)) return Optional.empty();
    return Optional.of(new Entity(type, offset, length, argument));
  }

  private static long userId(JsonNode json) {
    JsonNode id = json.path("user").path("id");
    if (!id.isIntegralNumber()) throw wrong("Field \"user\" must be of type Object");
    return id.longValue();
  }

  private static int whole(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode()) throw wrong("Can't find field \"" + field + "\"");
    if (!value.canConvertToInt()) throw wrong("Field \"" + field + "\" must be a valid Number");
    return value.intValue();
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode()) throw wrong("Can't find field \"" + field + "\"");
    if (!value.isString()) throw wrong("Field \"" + field + "\" must be of type String");
    return value.stringValue();
  }

  private static MarkupException wrong(String why) {
    return new MarkupException("can't parse MessageEntity: " + why);
  }
}
