package dev.rapport.telegram.updates;

import dev.rapport.telegram.UpdateEnvelope;
import dev.rapport.telegram.json.JsonCursor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Reads of one update just what is needed to store it. Every update passes here before it is
/// acknowledged, so it looks at each byte once and builds nothing. Used once.
final class EnvelopeReader {
  /// Deeper than anything that Telegram sends, and no danger to a recursive reader.
  static final int MAX_DEPTH = 500;

  /// The same as for a webhook's post; a real update stays far below.
  static final int MAX_BYTES = 1 << 20;

  private static final String EXPRESS_COMMAND = "/stop";

  private final long botId;
  private final byte[] body;
  private final JsonCursor json;

  private @Nullable Long updateId;
  private @Nullable UpdateKind kind;
  private boolean contentSeen;
  private boolean contentIsObject;
  private boolean stop;
  private @Nullable Long chat;
  private @Nullable Long messageChat;
  private @Nullable Long from;
  private @Nullable Long user;

  private EnvelopeReader(long botId, byte[] body, JsonCursor json) {
    this.botId = botId;
    this.body = body;
    this.json = json;
  }

  static UpdateEnvelope read(long botId, byte[] body) {
    try (var json = new JsonCursor(body)) {
      return new EnvelopeReader(botId, body, json).read();
    } catch (JacksonException _) {
      // Jackson's message may quote the content.
      throw new IllegalArgumentException("the update is not JSON");
    }
  }

  private UpdateEnvelope read() {
    json.first();
    if (!json.isObject()) throw new IllegalArgumentException("an update must be a JSON object");
    json.fields(this::field);
    if (!json.atEnd()) throw new IllegalArgumentException("something follows the update");
    if (updateId == null) {
      throw new IllegalArgumentException("the update has no update_id, which must be an integer");
    }
    String name = kind == null ? UpdateKind.UNKNOWN : kind.field();
    return new UpdateEnvelope(botId, updateId, name, lane(), body, defect());
  }

  private void field(String name) {
    if ("update_id".equals(name)) {
      if (updateId == null) updateId = json.integer();
    } else if (kind == null && !json.isNull()) {
      kind = UpdateKind.of(name).orElse(null);
      // Content of a kind that we do not know gets a lane as well, unless a known one follows.
      if (kind != null || !contentSeen) content();
    }
  }

  private void content() {
    contentSeen = true;
    contentIsObject = json.isObject();
    chat = null;
    messageChat = null;
    from = null;
    user = null;
    json.fields(this::contentField);
  }

  private void contentField(String name) {
    switch (name) {
      case "chat" -> json.fields(field -> chat = idIn(field, chat));
      case "from" -> json.fields(field -> from = idIn(field, from));
      case "user" -> json.fields(field -> user = idIn(field, user));
      case "message" -> json.fields(this::messageField);
      case "text" -> stop |= kind == UpdateKind.MESSAGE && json.beginsWithCommand(EXPRESS_COMMAND);
      default -> {}
    }
  }

  private void messageField(String name) {
    if ("chat".equals(name)) json.fields(field -> messageChat = idIn(field, messageChat));
  }

  private @Nullable Long idIn(String field, @Nullable Long known) {
    return "id".equals(field) ? json.integer() : known;
  }

  private @Nullable Long laneId() {
    if (chat != null) return chat;
    if (messageChat != null) return messageChat;
    if (from != null) return from;
    return user;
  }

  private String lane() {
    @Nullable Long id = laneId();
    String lane = botId + ":" + (id == null ? 0 : id);
    boolean express = stop || (kind != null && kind.lane() == UpdateKind.Lane.EXPRESS);
    return express ? lane + ":express" : lane;
  }

  private @Nullable String defect() {
    if (body.length > MAX_BYTES) return "larger than %d bytes".formatted(MAX_BYTES);
    if (json.deepest() > MAX_DEPTH) return "nested deeper than %d levels".formatted(MAX_DEPTH);
    if (kind == null) return null;
    if (!contentIsObject) return "%s is no object".formatted(kind.field());
    return switch (kind.lane()) {
      case CHAT -> chat == null ? kind.field() + " has no chat with an id" : null;
      case EXPRESS -> laneId() == null ? kind.field() + " has no person with an id" : null;
      case ANY -> null;
    };
  }
}
