package dev.rapport.conversation.history;

import dev.rapport.telegram.BotCalls.Destination;
import dev.rapport.telegram.IncomingMessage;

/// One conversation: a chat, or one topic of it.
///
/// @param topicId the topic, or 0 for the chat itself
public record Conversation(long botId, long chatId, long topicId) {
  public static Conversation of(long botId, IncomingMessage message) {
    Long topic = message.topicId();
    return new Conversation(botId, message.chat().id(), topic == null ? 0 : topic);
  }

  /// Where its answers go.
  public Destination destination() {
    return new Destination(chatId, topicId == 0 ? null : topicId);
  }
}
