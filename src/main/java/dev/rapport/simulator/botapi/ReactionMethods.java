package dev.rapport.simulator.botapi;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.world.CallbackQuery;
import dev.rapport.simulator.world.Chat;
import dev.rapport.simulator.world.Message;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers to what people do with messages: emoji and the ends of callback queries.
final class ReactionMethods {
  /// Telegram does not say how long; after about a minute the app has given up.
  private static final Duration ANSWERABLE = Duration.ofSeconds(60);

  private static final int LONGEST_ANSWER = 200;

  private static final Set<String> EMOJI =
      Set.of(
          "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮",
          "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤‍🔥", "🌚", "🌭", "💯", "🤣", "⚡",
          "🍌", "🏆", "💔", "🤨", "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻",
          "👨‍💻", "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪",
          "🗿", "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷‍♂", "🤷", "🤷‍♀", "😡");

  private ReactionMethods() {}

  static Map<String, Method> all() {
    return Map.of(
        "setMessageReaction", ReactionMethods::react,
        "answerCallbackQuery", ReactionMethods::answer);
  }

  private static JsonNode react(Call call) {
    JsonNode reactions = call.json("reaction").orElseGet(Json::array);
    if (!reactions.isArray()) throw Refusal.bad("expected an Array of ReactionType");
    if (reactions.size() > 1) throw Refusal.bad("REACTIONS_TOO_MANY");
    @Nullable String emoji = reactions.isEmpty() ? null : emoji(reactions.path(0));
    Chat chat = Targets.writable(call);
    Message message = Targets.message(call, chat, "message to react");
    call.world().outbox().react(chat, message, call.bot().id(), emoji);
    return BooleanNode.TRUE;
  }

  private static String emoji(JsonNode reaction) {
    String type = reaction.path("type").asString("");
    if (!type.equals("emoji")) {
      throw Refusal.bad("can't parse reaction type: Invalid reaction type specified");
    }
    String emoji = reaction.path("emoji").asString("");
    if (!EMOJI.contains(emoji.replace("\uFE0F", ""))) throw Refusal.bad("REACTION_INVALID");
    return emoji;
  }

  private static JsonNode answer(Call call) {
    @Nullable CallbackQuery query = call.bot().queries().get(call.text("callback_query_id"));
    boolean isOpen =
        query != null && query.at().plus(ANSWERABLE).isAfter(call.world().clock().instant());
    if (query == null || !isOpen) {
      throw Refusal.bad("query is too old and response timeout expired or query ID is invalid");
    }
    String text = call.text("text");
    if (text.length() > LONGEST_ANSWER) throw Refusal.bad("MESSAGE_TOO_LONG");
    ObjectNode event = Json.object().put("callback_query_id", query.id());
    event.put("user_id", query.userId());
    if (!text.isEmpty()) event.put("text", text);
    call.world().outbox().showAnswer(event.put("show_alert", call.flag("show_alert")));
    return BooleanNode.TRUE;
  }
}
