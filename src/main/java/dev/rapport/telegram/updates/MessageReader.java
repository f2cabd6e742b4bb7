package dev.rapport.telegram.updates;

import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.IncomingMessage.Attachment;
import dev.rapport.telegram.IncomingMessage.RepliedMessage;
import dev.rapport.telegram.Person;
import dev.rapport.telegram.TextEntity;
import dev.rapport.telegram.json.JsonCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a message. Used once per message.
final class MessageReader {
  /// The last second of the year 9999; what is later is no date.
  private static final long LAST_SECOND = 253_402_300_799L;

  private final JsonCursor json;
  private final boolean quoted;
  private IncomingMessage.@Nullable Chat chat;
  private @Nullable Long messageId;
  private @Nullable Long threadId;
  private boolean inTopic;
  private @Nullable Person from;
  private boolean onBehalfOfChat;
  private long date;
  private @Nullable String text;
  private @Nullable String caption;
  private @Nullable String richText;
  private List<TextEntity> entities = List.of();
  private List<TextEntity> captionEntities = List.of();
  private @Nullable MessageReader repliedTo;
  private final List<Attachment> attachments = new ArrayList<>();
  private @Nullable String service;

  MessageReader(JsonCursor json) {
    this(json, false);
  }

  private MessageReader(JsonCursor json, boolean quoted) {
    this.json = json;
    this.quoted = quoted;
  }

  /// Reads the message here.
  MessageReader read() {
    json.fields(this::field);
    return this;
  }

  /// Why it cannot be handled, or null if it can.
  @Nullable String defect() {
    if (chat == null) return "the message has no chat with an id";
    return messageId == null ? "the message has no message_id" : null;
  }

  IncomingMessage.@Nullable Chat chat() {
    return chat;
  }

  long messageId() {
    return messageId == null ? 0 : messageId;
  }

  /// A thread in a group without topics is a mere chain of replies.
  @Nullable Long topicId() {
    return inTopic ? threadId : null;
  }

  /// The message; only if it has no defect.
  IncomingMessage message() {
    String body = body();
    return new IncomingMessage(
        Objects.requireNonNull(chat),
        messageId(),
        topicId(),
        sender(),
        Instant.ofEpochSecond(date),
        body,
        entitiesWithin(body.length()),
        replied(),
        files(),
        service);
  }

  private void field(String name) {
    switch (name) {
      case "chat" -> chat = ChatReader.read(json);
      case "message_id" -> messageId = json.integer();
      case "message_thread_id" -> threadId = json.integer();
      case "is_topic_message" -> inTopic = json.isTrue();
      case "from" -> from = PersonReader.read(json);
      case "sender_chat" -> onBehalfOfChat = json.isObject();
      case "date" -> date = date(json.integer());
      case "reply_to_message" -> repliedTo = repliedMessage();
      default -> content(name);
    }
  }

  /// Telegram nests this once; whoever nests it deeper must not exhaust the stack.
  private @Nullable MessageReader repliedMessage() {
    return quoted ? null : new MessageReader(json, true).read();
  }

  private void content(String name) {
    switch (name) {
      case "text" -> text = json.text();
      case "caption" -> caption = json.text();
      case "rich_message" -> richText = RichTextReader.read(json);
      case "entities" -> entities = EntityReader.readAll(json);
      case "caption_entities" -> captionEntities = EntityReader.readAll(json);
      case "photo" -> add(AttachmentReader.readPhoto(json));
      default -> {
        if (MessageFields.FILES.contains(name)) add(AttachmentReader.read(name, json));
        else if (service == null && MessageFields.SERVICE.contains(name) && !json.isNull()) {
          service = name;
        }
      }
    }
  }

  private static long date(@Nullable Long seconds) {
    return seconds == null || seconds < 0 || seconds > LAST_SECOND ? 0 : seconds;
  }

  private void add(@Nullable Attachment attachment) {
    if (attachment != null) attachments.add(attachment);
  }

  private String body() {
    if (text != null) return text;
    if (caption != null) return caption;
    return richText == null ? "" : richText;
  }

  private List<TextEntity> entitiesWithin(int length) {
    List<TextEntity> all = text != null ? entities : caption != null ? captionEntities : List.of();
    return all.stream()
        .filter(entity -> (long) entity.offset() + entity.length() <= length)
        .toList();
  }

  private @Nullable Person sender() {
    return onBehalfOfChat ? null : from;
  }

  /// In a topic, what replies to nothing "replies" to the service message that opened the topic.
  private @Nullable RepliedMessage replied() {
    if (repliedTo == null || repliedTo.messageId == null) return null;
    if ("forum_topic_created".equals(repliedTo.service)) return null;
    return new RepliedMessage(repliedTo.messageId, repliedTo.sender(), repliedTo.body());
  }

  /// An animation also comes as a document, for old bots.
  private List<Attachment> files() {
    boolean animation = attachments.stream().anyMatch(file -> file.kind().equals("animation"));
    if (!animation) return attachments;
    return attachments.stream().filter(file -> !file.kind().equals("document")).toList();
  }
}
