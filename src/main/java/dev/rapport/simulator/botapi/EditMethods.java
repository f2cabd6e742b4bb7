package dev.rapport.simulator.botapi;

import dev.rapport.simulator.text.MarkedText;
import dev.rapport.simulator.world.BotRole;
import dev.rapport.simulator.world.Chat;
import dev.rapport.simulator.world.Message;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// Changes and takes back what was sent.
final class EditMethods {
  private static final long DELETABLE_SECONDS = Duration.ofDays(2).toSeconds();
  private static final int MOST_AT_ONCE = 100;

  private EditMethods() {}

  static Map<String, Method> all() {
    return Map.of(
        "editMessageText", EditMethods::editText,
        "editMessageCaption", EditMethods::editCaption,
        "editMessageReplyMarkup", EditMethods::editKeyboard,
        "deleteMessage", EditMethods::delete,
        "deleteMessages", EditMethods::deleteSeveral);
  }

  private static JsonNode editText(Call call) {
    MarkedText text = Texts.text(call);
    return edit(
        call,
        "text",
        "there is no text in the message to edit",
        json -> Texts.put(json, text, "text", "entities"));
  }

  private static JsonNode editCaption(Call call) {
    MarkedText caption = Texts.caption(call);
    return edit(
        call,
        "caption",
        "there is no caption in the message to edit",
        json -> Texts.put(json, caption, "caption", "caption_entities"));
  }

  private static JsonNode editKeyboard(Call call) {
    return edit(call, "message_id", "message can't be edited", _ -> {});
  }

  /// Changes a message. A keyboard that is not given again is gone.
  private static JsonNode edit(
      Call call, String needed, String otherwise, Consumer<ObjectNode> change) {
    @Nullable ObjectNode keyboard = Keyboards.read(call);
    if (call.has("inline_message_id")) throw Refusal.bad("MESSAGE_ID_INVALID");
    Chat chat = Targets.writable(call);
    Message message = Targets.message(call, chat, "message to edit");
    if (message.senderId() != call.bot().id()) throw Refusal.bad("message can't be edited");
    boolean isMedia = needed.equals("caption") && !message.has("text");
    if (!message.has(needed) && !isMedia) throw Refusal.bad(otherwise);
    ObjectNode json = message.copy();
    change.accept(json);
    json.remove("reply_markup");
    if (keyboard != null && Keyboards.isInline(keyboard)) {
      json.set("reply_markup", Keyboards.inline(keyboard));
    }
    if (json.equals(message.json())) {
      throw Refusal.bad(
          "message is not modified: specified new message content and reply markup are exactly the"
              + " same as a current content and reply markup of the message");
    }
    Sending.takeFromLimit(call, chat);
    json.put("edit_date", call.world().clock().instant().getEpochSecond());
    call.world().outbox().replace(chat, message.with(json));
    return json;
  }

  private static JsonNode delete(Call call) {
    Chat chat = Targets.writable(call);
    Message message = Targets.message(call, chat, "message to delete");
    if (!mayDelete(call, chat, message)) throw Refusal.bad("message can't be deleted");
    call.world().outbox().delete(chat, message.id());
    return BooleanNode.TRUE;
  }

  private static JsonNode deleteSeveral(Call call) {
    Chat chat = Targets.writable(call);
    JsonNode ids = call.json("message_ids").orElseThrow(() -> Refusal.bad("message_ids is empty"));
    if (!ids.isArray() || ids.isEmpty()) throw Refusal.bad("message_ids is empty");
    if (ids.size() > MOST_AT_ONCE) throw Refusal.bad("too many message identifiers specified");
    for (JsonNode id : ids) {
      // What is not there or not the bot's to delete is passed over.
      chat.find(id.asInt(0))
          .filter(message -> mayDelete(call, chat, message))
          .ifPresent(message -> call.world().outbox().delete(chat, message.id()));
    }
    return BooleanNode.TRUE;
  }

  private static boolean mayDelete(Call call, Chat chat, Message message) {
    long age =
        call.world().clock().instant().getEpochSecond() - message.json().path("date").asLong(0);
    if (chat.role(call.bot()) == BotRole.ADMINISTRATOR) return true;
    boolean isOwn = message.senderId() == call.bot().id();
    return age <= DELETABLE_SECONDS && (isOwn || chat.isPrivate());
  }
}
