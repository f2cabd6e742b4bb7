package dev.rapport.telegram.updates;

import dev.rapport.telegram.IncomingMessage.Chat;
import dev.rapport.telegram.Person;
import dev.rapport.telegram.Update;
import dev.rapport.telegram.json.JsonCursor;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Reads a change of the bot's own membership. Used once.
final class MembershipReader {
  private final JsonCursor json;
  private @Nullable Chat chat;
  private @Nullable Person by;
  private @Nullable String status;
  private boolean mayWrite;

  MembershipReader(JsonCursor json) {
    this.json = json;
  }

  LongFunction<Update> read() {
    json.fields(this::field);
    return membership(chat, by, present());
  }

  private void field(String name) {
    switch (name) {
      case "chat" -> chat = ChatReader.read(json);
      case "from" -> by = PersonReader.read(json);
      case "new_chat_member" -> json.fields(this::memberField);
      default -> {}
    }
  }

  private void memberField(String name) {
    switch (name) {
      case "status" -> status = json.text();
      case "can_send_messages" -> mayWrite = json.isTrue();
      default -> {}
    }
  }

  private @Nullable Boolean present() {
    return switch (status) {
      case null -> null;
      case "creator", "administrator", "member" -> true;
      case "restricted" -> mayWrite;
      default -> false;
    };
  }

  private static LongFunction<Update> membership(
      @Nullable Chat chat, @Nullable Person by, @Nullable Boolean present) {
    if (chat == null || by == null || present == null) {
      return ContentReader.unreadable(
          UpdateKind.MY_CHAT_MEMBER, "it has no chat, no person or no status");
    }
    return id -> new Update.BotMembership(id, chat, by, present);
  }
}
