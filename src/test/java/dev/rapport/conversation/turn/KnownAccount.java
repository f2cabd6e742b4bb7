package dev.rapport.conversation.turn;

import dev.rapport.telegram.BotAccount;
import java.util.Optional;

/// The bot as Telegram knows it.
final class KnownAccount implements BotAccount {
  @Override
  public long id() {
    return 42;
  }

  @Override
  public Optional<String> username() {
    return Optional.of("rapport_bot");
  }

  @Override
  public Optional<String> displayName() {
    return Optional.of("Rapport");
  }
}
