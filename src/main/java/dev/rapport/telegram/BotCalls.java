package dev.rapport.telegram;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds the calls that the program makes.
public interface BotCalls {
  /// Where a message goes.
  ///
  /// @param chatId the chat
  /// @param topicId the forum or private topic, or null
  record Destination(long chatId, @Nullable Long topicId) {}

  /// A button below a message.
  ///
  /// @param label what it says
  /// @param data what comes back when it is pressed; 1 to 64 bytes of UTF-8
  record Button(String label, String data) {}

  /// A command of the bot's menu.
  ///
  /// @param name without `/`; 1 to 32 of a-z 0-9 _
  /// @param description 1 to 256 characters
  record Command(String name, String description) {}

  /// A new message.
  ///
  /// @param replyTo the message to answer, or null; sent even if that message is gone
  /// @param button a button below it, or null
  BotCall sendMessage(
      Destination to, FormattedText text, @Nullable Long replyTo, @Nullable Button button);

  /// Another text for a message of ours.
  ///
  /// @param button the button that stays below it, or null for none
  BotCall editMessage(long chatId, long messageId, FormattedText text, @Nullable Button button);

  /// A preview in a private chat; the same `draftId` (not 0) goes on with the same draft.
  BotCall sendDraft(Destination to, long draftId, FormattedText text);

  BotCall sendTyping(Destination to);

  /// Ends the waiting of who pressed a button.
  ///
  /// @param text shown to who pressed, or null
  BotCall answerCallback(String callbackId, @Nullable String text);

  /// Puts commands in the bot's menu.
  ///
  /// @param languageCode two letters of ISO 639-1 for people of this language, or null for all
  ///   others
  BotCall setCommands(List<Command> commands, @Nullable String languageCode);

  /// The same message without its formatting; for texts whose formatting Telegram refused.
  BotCall withoutFormatting(BotCall call);

  /// The same call for another chat; for groups that became supergroups.
  BotCall forChat(BotCall call, long chatId);
}
