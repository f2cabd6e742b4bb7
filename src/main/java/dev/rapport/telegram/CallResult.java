package dev.rapport.telegram;

import java.time.Duration;

/// What became of a call.
public sealed interface CallResult {
  /// Telegram did it, or it was done already ("message is not modified").
  ///
  /// @param messageId the message that it made or changed, or 0 if it made none
  record Done(long messageId) implements CallResult {}

  /// Not done: too many requests. The same call may be made again after `retryAfter`, not earlier.
  record FloodLimited(Duration retryAfter) implements CallResult {}

  /// Not done: the group is a supergroup now, with this id.
  record Migrated(long newChatId) implements CallResult {}

  /// Not done, for good.
  ///
  /// @param description Telegram's own words; they carry no message text
  record Refused(int status, Reason reason, String description) implements CallResult {}

  /// Certainly not done (refused connection, or an error answer that says so); it may be tried
  /// again.
  record NotDone(String why) implements CallResult {}

  /// The call was sent and no answer came back: nobody knows whether Telegram did it.
  record Unknown(String why) implements CallResult {}

  /// Why a call was refused.
  enum Reason {
    /// The person blocked the bot, or the bot was removed from the chat.
    BLOCKED,
    /// There is no such chat or person.
    CHAT_GONE,
    /// The topic was closed or deleted.
    TOPIC_GONE,
    /// The entities or the markup are not acceptable.
    FORMATTING,
    /// The message to edit or the query to answer is gone or too old.
    TARGET_GONE,
    /// The method does not exist at this server or not for this chat.
    UNSUPPORTED,
    /// The token is wrong.
    UNAUTHORIZED,
    OTHER
  }
}
