package dev.rapport.telegram.client;

import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.TextEntity;
import dev.rapport.telegram.json.JsonText;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Builds calls. Thread-safe.
final class JsonBotCalls implements BotCalls {
  private static final Set<String> FORMATTING =
      Set.of("entities", "caption_entities", "parse_mode");

  @Override
  public BotCall sendMessage(
      Destination to, FormattedText text, @Nullable Long replyTo, @Nullable Button button) {
    return call(
        "sendMessage",
        to.chatId(),
        json -> {
          destination(json, to);
          text(json, text);
          if (replyTo != null) reply(json, replyTo);
          keyboard(json, button);
        });
  }

  @Override
  public BotCall editMessage(
      long chatId, long messageId, FormattedText text, @Nullable Button button) {
    return call(
        "editMessageText",
        chatId,
        json -> {
          json.writeNumberProperty("chat_id", chatId);
          json.writeNumberProperty("message_id", messageId);
          text(json, text);
          keyboard(json, button);
        });
  }

  @Override
  public BotCall sendDraft(Destination to, long draftId, FormattedText text) {
    return call(
        "sendMessageDraft",
        to.chatId(),
        json -> {
          destination(json, to);
          json.writeNumberProperty("draft_id", draftId);
          text(json, text);
        });
  }

  @Override
  public BotCall sendTyping(Destination to) {
    return call(
        "sendChatAction",
        to.chatId(),
        json -> {
          destination(json, to);
          json.writeStringProperty("action", "typing");
        });
  }

  @Override
  public BotCall answerCallback(String callbackId, @Nullable String text) {
    return call(
        "answerCallbackQuery",
        0,
        json -> {
          json.writeStringProperty("callback_query_id", callbackId);
          if (text != null) json.writeStringProperty("text", text);
        });
  }

  @Override
  public BotCall setCommands(List<Command> commands, @Nullable String languageCode) {
    return call(
        "setMyCommands",
        0,
        json -> {
          json.writeArrayPropertyStart("commands");
          for (Command command : commands) {
            json.writeStartObject();
            json.writeStringProperty("command", command.name());
            json.writeStringProperty("description", command.description());
            json.writeEndObject();
          }
          json.writeEndArray();
          if (languageCode != null) json.writeStringProperty("language_code", languageCode);
        });
  }

  @Override
  public BotCall withoutFormatting(BotCall call) {
    String body = JsonText.changed(call.body(), name -> !FORMATTING.contains(name), _ -> {});
    return new BotCall(call.method(), call.chatId(), body);
  }

  @Override
  public BotCall forChat(BotCall call, long chatId) {
    String body =
        JsonText.changed(
            call.body(),
            name -> !name.equals("chat_id"),
            json -> json.writeNumberProperty("chat_id", chatId));
    return new BotCall(call.method(), chatId, body);
  }

  private static BotCall call(String method, long chatId, Consumer<JsonGenerator> fields) {
    return new BotCall(method, chatId, JsonText.object(fields));
  }

  private static void destination(JsonGenerator json, Destination to) {
    json.writeNumberProperty("chat_id", to.chatId());
    if (to.topicId() != null) json.writeNumberProperty("message_thread_id", to.topicId());
  }

  private static void text(JsonGenerator json, FormattedText text) {
    json.writeStringProperty("text", text.text());
    if (text.entities().isEmpty()) return;
    json.writeArrayPropertyStart("entities");
    text.entities().forEach(entity -> entity(json, entity));
    json.writeEndArray();
  }

  private static void entity(JsonGenerator json, TextEntity entity) {
    json.writeStartObject();
    json.writeStringProperty("type", entity.type());
    json.writeNumberProperty("offset", entity.offset());
    json.writeNumberProperty("length", entity.length());
    if (entity.url() != null) json.writeStringProperty("url", entity.url());
    if (entity.language() != null) json.writeStringProperty("language", entity.language());
    json.writeEndObject();
  }

  private static void reply(JsonGenerator json, long messageId) {
    json.writeObjectPropertyStart("reply_parameters");
    json.writeNumberProperty("message_id", messageId);
    json.writeBooleanProperty("allow_sending_without_reply", true);
    json.writeEndObject();
  }

  private static void keyboard(JsonGenerator json, @Nullable Button button) {
    if (button == null) return;
    json.writeObjectPropertyStart("reply_markup");
    json.writeArrayPropertyStart("inline_keyboard");
    json.writeStartArray();
    json.writeStartObject();
    json.writeStringProperty("text", button.label());
    json.writeStringProperty("callback_data", button.data());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndArray();
    json.writeEndObject();
  }
}
