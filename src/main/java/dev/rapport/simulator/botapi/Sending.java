package dev.rapport.simulator.botapi;

import dev.rapport.simulator.world.Chat;
import dev.rapport.simulator.world.Message;
import dev.rapport.simulator.world.Outbox;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What all methods that send a message have in common.
final class Sending {
  private Sending() {}

  /// Sends content to the chat that the call names, with its topic, reply and keyboard.
  static Message send(Call call, ObjectNode fields) {
    @Nullable ObjectNode keyboard = Keyboards.read(call);
    Chat chat = Targets.writable(call);
    @Nullable Integer topic = Targets.topic(call, chat);
    @Nullable Message replyTo = replyTo(call, chat);
    takeFromLimit(call, chat);
    @Nullable ObjectNode shownToPeople = null;
    if (keyboard != null && Keyboards.isInline(keyboard)) {
      fields.set("reply_markup", Keyboards.inline(keyboard));
    } else {
      shownToPeople = keyboard;
    }
    var content = new Outbox.Content(fields, topic, replyTo, shownToPeople);
    return call.world().outbox().post(chat, call.bot().user(), content);
  }

  /// Counts a message or an edit, or refuses it.
  static void takeFromLimit(Call call, Chat chat) {
    OptionalInt wait = call.world().flood().takeMessage(call.bot(), chat);
    if (wait.isPresent()) throw Refusal.flood(wait.getAsInt());
  }

  private static @Nullable Message replyTo(Call call, Chat chat) {
    JsonNode parameters = call.json("reply_parameters").orElse(null);
    @Nullable Integer id;
    boolean optional;
    if (parameters == null) {
      id = call.messageId("reply_to_message_id");
      optional = call.flag("allow_sending_without_reply");
    } else {
      JsonNode given = parameters.path("message_id");
      if (!given.canConvertToInt() || given.intValue() <= 0) {
        throw Refusal.bad("message to be replied not found");
      }
      id = given.intValue();
      optional = parameters.path("allow_sending_without_reply").asBoolean(false);
    }
    if (id == null) return null;
    @Nullable Message found = chat.find(id).orElse(null);
    if (found == null && !optional) throw Refusal.bad("message to be replied not found");
    return found;
  }
}
