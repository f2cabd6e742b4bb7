package dev.rapport.telegram.client;

import dev.rapport.telegram.BotAccount;
import dev.rapport.telegram.background.Background;
import dev.rapport.telegram.background.Backoff;
import dev.rapport.telegram.background.RetryPace;
import dev.rapport.telegram.json.JsonCursor;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Telegram who the bot is, until it knows.
final class BotIdentity extends Background implements BotAccount {
  private static final Logger LOG = LoggerFactory.getLogger(BotIdentity.class);

  private final long id;
  private final BotAdministration telegram;
  private final TelegramHealth.Trouble trouble;
  private final Duration tokenRetry;
  private final Backoff backoff;
  private volatile @Nullable String username;
  private volatile @Nullable String displayName;

  BotIdentity(long id, BotAdministration telegram, TelegramHealth health, RetryPace pace) {
    super("telegram-identity", true);
    this.id = id;
    this.telegram = telegram;
    this.trouble = health.trouble();
    this.tokenRetry = pace.wrongToken();
    this.backoff = pace.backoff();
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public Optional<String> username() {
    return Optional.ofNullable(username);
  }

  @Override
  public Optional<String> displayName() {
    return Optional.ofNullable(displayName);
  }

  @Override
  protected void work() {
    while (!isStopping()) {
      Duration wait = ask();
      if (wait.isZero() || !pause(wait)) return;
    }
  }

  /// @return how long to wait before the next try; zero if it is known now
  private Duration ask() {
    return switch (telegram.getMe()) {
      case Reply.Ok(byte[] body) -> {
        know(body);
        yield Duration.ZERO;
      }
      case Reply.Refused refused -> {
        trouble.begin(Diagnosis.of(refused, telegram.apiAddress()));
        yield Diagnosis.isWrongToken(refused) ? tokenRetry : backoff.next();
      }
      case Reply.Unreachable unreachable -> {
        trouble.begin(Diagnosis.of(unreachable, telegram.apiAddress()));
        yield backoff.next();
      }
    };
  }

  private void know(byte[] answer) {
    try (var json = new JsonCursor(answer)) {
      json.first();
      json.fields(name -> {
        if ("result".equals(name)) json.fields(field -> read(field, json));
      });
    }
    trouble.end();
    LOG.info("The bot is @{} ({})", username, id);
  }

  private void read(String field, JsonCursor json) {
    if ("username".equals(field)) username = json.text();
    if ("first_name".equals(field)) displayName = json.text();
  }
}
