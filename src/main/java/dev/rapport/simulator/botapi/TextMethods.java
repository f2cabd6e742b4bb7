package dev.rapport.simulator.botapi;

import dev.rapport.simulator.text.MarkedText;
import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.world.Chat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// Texts, drafts and actions.
final class TextMethods {
  private static final int DRAFT_SECONDS = 30;
  private static final String PLACEHOLDER = "Thinking…";
  private static final List<String> ACTIONS =
      List.of(
          "typing",
          "upload_photo",
          "record_video",
          "upload_video",
          "record_voice",
          "upload_voice",
          "upload_document",
          "choose_sticker",
          "find_location",
          "record_video_note",
          "upload_video_note",
          "cancel");

  private TextMethods() {}

  static Map<String, Method> all() {
    return Map.of(
        "sendMessage", TextMethods::sendMessage,
        "sendMessageDraft", TextMethods::sendMessageDraft,
        "sendChatAction", TextMethods::sendChatAction);
  }

  private static JsonNode sendMessage(Call call) {
    MarkedText text = Texts.text(call);
    ObjectNode fields = Json.object();
    Texts.put(fields, text, "text", "entities");
    return Sending.send(call, fields).json();
  }

  private static JsonNode sendMessageDraft(Call call) {
    MarkedText text = Texts.draft(call);
    Long draft = call.number("draft_id");
    if (draft == null || draft == 0) throw Refusal.bad("RANDOM_ID_INVALID");
    Chat chat = Targets.writable(call);
    if (!chat.isPrivate()) throw Refusal.bad("TEXTDRAFT_PEER_INVALID");
    @Nullable Integer topic = Targets.topic(call, chat);
    OptionalInt wait = call.world().flood().takeDraft(call.bot(), chat);
    if (wait.isPresent()) throw Refusal.flood(wait.getAsInt());
    ObjectNode event = Json.object();
    if (topic != null) event.put("message_thread_id", topic);
    event.put("draft_id", draft);
    event.put("text", text.text().isEmpty() ? PLACEHOLDER : text.text());
    event.set("entities", text.entitiesJson());
    call.world().outbox().show("draft", chat, event.put("expires_in", DRAFT_SECONDS));
    return BooleanNode.TRUE;
  }

  private static JsonNode sendChatAction(Call call) {
    String action = call.text("action");
    Chat chat = Targets.writable(call);
    if (!ACTIONS.contains(action)) throw Refusal.bad("wrong parameter action in request");
    ObjectNode event = Json.object();
    @Nullable Integer topic = Targets.topic(call, chat);
    if (topic != null) event.put("message_thread_id", topic);
    call.world().outbox().show("action", chat, event.put("action", action));
    return BooleanNode.TRUE;
  }
}
