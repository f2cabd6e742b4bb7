package dev.rapport.telegram;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as somebody sent it.
///
/// @param messageId unique within the chat
/// @param topicId the topic it belongs to, or null; never a mere reply thread
/// @param sender null for messages sent on behalf of a chat
/// @param text the text, caption or rich message's text; empty if there is none
/// @param entities the formatting of `text`
/// @param replyTo the message it replies to, or null
/// @param attachments files, in Telegram's order of kinds
/// @param service the name of the field of a service message such as `new_chat_members`, or null
///   for an ordinary one
public record IncomingMessage(
    Chat chat,
    long messageId,
    @Nullable Long topicId,
    @Nullable Person sender,
    Instant sentAt,
    String text,
    List<TextEntity> entities,
    @Nullable RepliedMessage replyTo,
    List<Attachment> attachments,
    @Nullable String service) {
  public IncomingMessage {
    entities = List.copyOf(entities);
    attachments = List.copyOf(attachments);
  }

  /// Where a message is.
  ///
  /// @param title of a group, or null
  public record Chat(long id, Kind kind, @Nullable String title) {
    /// What sort of chat it is.
    public enum Kind {
      PRIVATE,
      GROUP,
      SUPERGROUP,
      CHANNEL
    }

    public boolean isPrivate() {
      return kind == Kind.PRIVATE;
    }
  }

  /// The message that another one replies to.
  public record RepliedMessage(long messageId, @Nullable Person sender, String text) {}

  /// A file in a message.
  ///
  /// @param kind such as `photo`, `voice` or `document`
  /// @param size in bytes, or -1 if unknown
  public record Attachment(
      String kind, String fileId, @Nullable String name, @Nullable String mimeType, long size) {}

  @Override
  public String toString() {
    return "message %d in chat %d (%d characters)".formatted(messageId, chat.id(), text.length());
  }
}
