package dev.rapport.telegram;

import java.util.Optional;

/// Who the bot is.
public interface BotAccount {
  /// The bot's user id, which its token begins with.
  long id();

  /// The bot's name without `@`, as soon as Telegram told it.
  Optional<String> username();

  /// The name that people see, as soon as Telegram told it.
  Optional<String> displayName();
}
