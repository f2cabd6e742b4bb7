package dev.rapport.telegram.updates;

import dev.rapport.telegram.Person;
import dev.rapport.telegram.Update;
import dev.rapport.telegram.json.JsonCursor;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Reads a callback query. Used once.
final class ButtonReader {
  private final JsonCursor json;
  private @Nullable String callbackId;
  private @Nullable Person sender;
  private @Nullable String data;
  private @Nullable MessageReader message;

  ButtonReader(JsonCursor json) {
    this.json = json;
  }

  LongFunction<Update> read() {
    json.fields(this::field);
    return pressed(callbackId, sender);
  }

  private void field(String name) {
    switch (name) {
      case "id" -> callbackId = json.text();
      case "from" -> sender = PersonReader.read(json);
      case "data" -> data = json.text();
      case "message" -> message = new MessageReader(json).read();
      default -> {}
    }
  }

  private LongFunction<Update> pressed(@Nullable String callbackId, @Nullable Person sender) {
    if (callbackId == null || sender == null) {
      return ContentReader.unreadable(UpdateKind.CALLBACK_QUERY, "it has no id or no sender");
    }
    var chat = message == null ? null : message.chat();
    long messageId = message == null ? 0 : message.messageId();
    @Nullable Long topicId = message == null ? null : message.topicId();
    String pressed = data == null ? "" : data;
    return id ->
        new Update.ButtonPressed(id, callbackId, sender, pressed, chat, messageId, topicId);
  }
}
