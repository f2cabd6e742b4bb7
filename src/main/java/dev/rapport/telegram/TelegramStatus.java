package dev.rapport.telegram;

import java.time.Instant;
import java.util.Optional;

/// How the bot gets on with Telegram; for health checks and for people. Thread-safe.
public interface TelegramStatus {
  /// How updates come.
  TelegramSettings.Mode mode();

  /// When Telegram last answered or delivered something.
  Optional<Instant> lastContact();

  /// What is wrong and what to do about it, in words for the operator; empty if nothing is.
  Optional<String> problem();
}
