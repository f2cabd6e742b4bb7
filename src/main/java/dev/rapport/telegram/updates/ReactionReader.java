package dev.rapport.telegram.updates;

import dev.rapport.telegram.IncomingMessage.Chat;
import dev.rapport.telegram.Person;
import dev.rapport.telegram.Update;
import dev.rapport.telegram.json.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Reads a change of reactions. Used once.
final class ReactionReader {
  private final JsonCursor json;
  private @Nullable Chat chat;
  private @Nullable Long messageId;
  private @Nullable Person sender;
  private List<String> before = List.of();
  private List<String> now = List.of();

  ReactionReader(JsonCursor json) {
    this.json = json;
  }

  LongFunction<Update> read() {
    json.fields(this::field);
    return reaction(chat, messageId);
  }

  private void field(String name) {
    switch (name) {
      case "chat" -> chat = ChatReader.read(json);
      case "message_id" -> messageId = json.integer();
      case "user" -> sender = PersonReader.read(json);
      case "old_reaction" -> before = emojis();
      case "new_reaction" -> now = emojis();
      default -> {}
    }
  }

  private List<String> emojis() {
    List<String> emojis = new ArrayList<>();
    json.elements(() ->
        json.fields(name -> {
          @Nullable String emoji = "emoji".equals(name) ? json.text() : null;
          if (emoji != null) emojis.add(emoji);
        }));
    return emojis;
  }

  private LongFunction<Update> reaction(@Nullable Chat chat, @Nullable Long messageId) {
    if (chat == null || messageId == null) {
      return ContentReader.unreadable(UpdateKind.MESSAGE_REACTION, "it has no chat or no message");
    }
    List<String> added = new ArrayList<>(now);
    added.removeAll(before);
    @Nullable String newest = added.isEmpty() ? null : added.getLast();
    return id -> new Update.Reaction(id, chat, messageId, sender, newest);
  }
}
