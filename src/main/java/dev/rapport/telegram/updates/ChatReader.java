package dev.rapport.telegram.updates;

import dev.rapport.telegram.IncomingMessage.Chat;
import dev.rapport.telegram.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/// Reads a chat. Used once.
final class ChatReader {
  private final JsonCursor json;
  private @Nullable Long id;
  private @Nullable String type;
  private @Nullable String title;

  private ChatReader(JsonCursor json) {
    this.json = json;
  }

  /// The chat here, or null if there is none with an id.
  static @Nullable Chat read(JsonCursor json) {
    var reader = new ChatReader(json);
    json.fields(reader::field);
    return reader.id == null ? null : new Chat(reader.id, reader.kind(reader.id), reader.title);
  }

  private void field(String name) {
    switch (name) {
      case "id" -> id = json.integer();
      case "type" -> type = json.text();
      case "title" -> title = json.text();
      default -> {}
    }
  }

  /// A kind that Telegram invents later behaves as a private chat or a group, as its id tells.
  private Chat.Kind kind(long id) {
    return switch (type) {
      case "private" -> Chat.Kind.PRIVATE;
      case "group" -> Chat.Kind.GROUP;
      case "supergroup" -> Chat.Kind.SUPERGROUP;
      case "channel" -> Chat.Kind.CHANNEL;
      case null, default -> id > 0 ? Chat.Kind.PRIVATE : Chat.Kind.SUPERGROUP;
    };
  }
}
