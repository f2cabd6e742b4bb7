package dev.rapport.telegram;

import org.jspecify.annotations.Nullable;

/// An update as it came, with just what is needed to store it and to choose its lane.
///
/// @param botId the bot that it is for
/// @param updateId unique per bot
/// @param kind the name of its content, such as `message`; `unknown` if it has none that we know
/// @param lane what must be handled one at a time: the chat, or an express lane of it; such as
///   `42:1001` or `42:1001:express`
/// @param body the JSON as it came, untouched
/// @param defect why it cannot be handled at all (too deep, wrong types), or null
@SuppressWarnings("ArrayRecordComponent") // the body is handed through untouched and never compared
public record UpdateEnvelope(
    long botId, long updateId, String kind, String lane, byte[] body, @Nullable String defect) {
  @Override
  public String toString() {
    return "update %d of kind %s (%d bytes)".formatted(updateId, kind, body.length);
  }
}
