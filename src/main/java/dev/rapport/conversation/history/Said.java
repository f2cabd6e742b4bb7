package dev.rapport.conversation.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.inbox.TurnRecord;
import org.jspecify.annotations.Nullable;

/// Something that was said in a conversation.
///
/// @param updateId the update that it belongs to
/// @param sender the name of the member who said it, or null
/// @param body what was said; empty for a start
public record Said(
    Conversation conversation, long updateId, Role role, @Nullable String sender, String body)
    implements TurnRecord {
  /// Who said it.
  public enum Role {
    MEMBER,
    ASSISTANT,
    /// A new conversation began here; the model sees nothing from before.
    START
  }

  public Said {
    body = storable(body);
    sender = sender == null ? null : storable(sender);
  }

  /// PostgreSQL stores neither the character NUL nor half a surrogate pair.
  private static String storable(String text) {
    boolean stored = text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
    if (stored) return text;
    return new String(text.replace("\0", "").getBytes(UTF_8), UTF_8);
  }

  @Override
  public String toString() {
    return "%s said %d characters".formatted(role, body.length());
  }
}
