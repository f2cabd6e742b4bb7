package dev.rapport.simulator.world;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a bot gets to see of a group in privacy mode: commands, mentions, answers to it, and
/// service messages.
final class Privacy {
  private static final Set<String> CONTENT =
      Set.of("text", "photo", "document", "voice", "audio", "video", "sticker");

  private Privacy() {}

  static boolean shows(Chat chat, Bot bot, Message message) {
    if (!chat.hasPrivacyMode() || chat.isPrivate()) return true;
    if (chat.role(bot) == BotRole.ADMINISTRATOR) return true;
    JsonNode json = message.json();
    if (CONTENT.stream().noneMatch(json::has)) return true;
    return answers(json, bot)
        || calls(json.path("text"), json.path("entities"), bot)
        || calls(json.path("caption"), json.path("caption_entities"), bot);
  }

  private static boolean answers(JsonNode message, Bot bot) {
    return message.path("reply_to_message").path("from").path("id").asLong(0) == bot.id();
  }

  private static boolean calls(JsonNode text, JsonNode entities, Bot bot) {
    if (!text.isString()) return false;
    String name = "@" + bot.username().toLowerCase(Locale.ROOT);
    for (JsonNode entity : entities) {
      int from = entity.path("offset").intValue();
      String part = text.stringValue().substring(from, from + entity.path("length").intValue());
      String lower = part.toLowerCase(Locale.ROOT);
      String type = entity.path("type").stringValue();
      boolean isMine =
          switch (type) {
            case "mention" -> lower.equals(name);
            case "bot_command" -> from == 0 && (!lower.contains("@") || lower.endsWith(name));
            case "text_mention" -> entity.path("user").path("id").asLong(0) == bot.id();
            default -> false;
          };
      if (isMine) return true;
    }
    return false;
  }
}
