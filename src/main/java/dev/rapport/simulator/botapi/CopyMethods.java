package dev.rapport.simulator.botapi;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.world.Chat;
import dev.rapport.simulator.world.Message;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Sends again what is somewhere already.
final class CopyMethods {
  private static final List<String> CONTENT =
      List.of(
          "text", "entities", "photo", "document", "voice", "audio", "caption", "caption_entities");

  private CopyMethods() {}

  static Map<String, Method> all() {
    return Map.of("forwardMessage", CopyMethods::forward, "copyMessage", CopyMethods::copy);
  }

  private static JsonNode forward(Call call) {
    Message original = original(call, "message to forward");
    ObjectNode fields = content(original);
    ObjectNode origin = fields.putObject("forward_origin").put("type", "user");
    origin.set("sender_user", original.json().path("from"));
    origin.set("date", original.json().path("date"));
    return Sending.send(call, fields).json();
  }

  private static JsonNode copy(Call call) {
    ObjectNode fields = content(original(call, "message to copy"));
    return Json.object().put("message_id", Sending.send(call, fields).id());
  }

  private static Message original(Call call, String purpose) {
    Chat source = Targets.known(call, "from_chat_id");
    return Targets.message(call, source, purpose);
  }

  private static ObjectNode content(Message original) {
    ObjectNode fields = Json.object();
    for (String field : CONTENT) {
      if (original.has(field)) fields.set(field, original.json().path(field));
    }
    if (fields.isEmpty()) throw Refusal.bad("message can't be copied");
    return fields;
  }
}
