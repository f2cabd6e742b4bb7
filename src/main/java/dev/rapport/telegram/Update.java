package dev.rapport.telegram;

import org.jspecify.annotations.Nullable;

/// One thing that happened in Telegram.
public sealed interface Update {
  /// Unique per bot; random after a quiet week.
  long updateId();

  /// A new message in a private chat, group or channel the bot is in.
  record NewMessage(long updateId, IncomingMessage message) implements Update {}

  /// A message was changed by its sender.
  record EditedMessage(long updateId, IncomingMessage message) implements Update {}

  /// A button below one of the bot's messages was pressed.
  ///
  /// @param data what the button carries; empty if none
  /// @param chat where the message with the button is, or null for inline messages
  /// @param messageId the message with the button, or 0
  /// @param topicId that message's topic, or null
  record ButtonPressed(
      long updateId,
      String callbackId,
      Person sender,
      String data,
      IncomingMessage.@Nullable Chat chat,
      long messageId,
      @Nullable Long topicId)
      implements Update {}

  /// The bot was added, removed, blocked or unblocked.
  ///
  /// @param present whether the bot can write there now
  record BotMembership(long updateId, IncomingMessage.Chat chat, Person by, boolean present)
      implements Update {}

  /// Somebody changed a reaction to a message.
  ///
  /// @param emoji the newest reaction, or null if it was withdrawn or is no plain emoji
  record Reaction(
      long updateId,
      IncomingMessage.Chat chat,
      long messageId,
      @Nullable Person sender,
      @Nullable String emoji)
      implements Update {}

  /// A checkout waits for its confirmation, for 10 seconds at most.
  record PreCheckout(
      long updateId, String queryId, Person sender, String currency, long amount, String payload)
      implements Update {}

  /// A kind that the Bot API documents and that the program does nothing with yet.
  record Known(long updateId, String kind) implements Update {}

  /// A kind that nobody knew when this was written.
  record UnknownKind(long updateId, String kind) implements Update {}

  /// An update whose content is not what its kind promises.
  ///
  /// @param defect what is wrong; carries nothing of the content
  record Unreadable(long updateId, String kind, String defect) implements Update {}
}
