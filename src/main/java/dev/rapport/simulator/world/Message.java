package dev.rapport.simulator.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A message in a chat. Immutable: nobody changes its JSON.
///
/// @param json Telegram's `Message`, as a bot sees it
/// @param keyboard a reply keyboard or its removal, which only people see, or null
/// @param reactions emoji by the id of who reacted
public record Message(
    int id, ObjectNode json, @Nullable JsonNode keyboard, Map<Long, String> reactions) {
  public Message {
    reactions = Map.copyOf(reactions);
  }

  public long senderId() {
    return json.path("from").path("id").longValue();
  }

  /// The topic that it belongs to, or null.
  public @Nullable Integer topic() {
    return json.path("is_topic_message").asBoolean(false)
        ? Integer.valueOf(json.path("message_thread_id").intValue())
        : null;
  }

  public boolean has(String field) {
    return json.has(field);
  }

  /// A copy of its JSON to change.
  public ObjectNode copy() {
    return json.deepCopy();
  }

  /// The message with other content.
  public Message with(ObjectNode changed) {
    return new Message(id, changed, keyboard, reactions);
  }

  Message withReactions(Map<Long, String> changed) {
    return new Message(id, json, keyboard, changed);
  }

  /// As the control surface shows it.
  public ObjectNode view() {
    ObjectNode view = json.deepCopy();
    if (keyboard != null) view.set("reply_markup", keyboard);
    var list = view.putArray("reactions");
    reactions.forEach(
        (userId, emoji) -> list.addObject().put("user_id", userId).put("emoji", emoji));
    return view;
  }
}
