package dev.rapport.telegram.webhook;

import dev.rapport.shared.Secret;
import dev.rapport.telegram.background.Background;
import dev.rapport.telegram.background.Backoff;
import dev.rapport.telegram.background.RetryPace;
import dev.rapport.telegram.client.BotAdministration;
import dev.rapport.telegram.client.Diagnosis;
import dev.rapport.telegram.client.Reply;
import dev.rapport.telegram.client.TelegramHealth;
import dev.rapport.telegram.client.WebhookInfo;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells Telegram where to post updates until it agrees, then looks now and then whether it still
/// does and can.
final class WebhookRegistration extends Background {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookRegistration.class);

  /// What Telegram is told.
  ///
  /// @param address where to post, with the path
  record Target(URI address, Secret secret, int maxConnections) {}

  /// How soon to do what.
  ///
  /// @param check how often to look after the webhook
  record Pace(Duration check, RetryPace retry) {
    static final Pace USUAL = new Pace(Duration.ofMinutes(5), RetryPace.USUAL);
  }

  private final @Nullable Target target;
  private final BotAdministration telegram;
  private final TelegramHealth.Trouble trouble;
  private final InstantSource clock;
  private final Pace pace;
  private final Backoff backoff;
  private boolean registered;
  private long seenErrorAt;

  /// @param target null if this process registers nothing
  WebhookRegistration(
      @Nullable Target target,
      BotAdministration telegram,
      TelegramHealth health,
      InstantSource clock,
      Pace pace) {
    super("telegram-webhook", target != null);
    this.target = target;
    this.telegram = telegram;
    this.trouble = health.trouble();
    this.clock = clock;
    this.pace = pace;
    this.backoff = pace.retry().backoff();
  }

  @Override
  protected void work() {
    if (target == null) return;
    Duration wait = register(target);
    while (pause(wait)) {
      wait = registered ? check(target) : register(target);
    }
  }

  /// @return how long to wait before the next step
  private Duration register(Target target) {
    Reply reply =
        telegram.setWebhook(target.address(), target.secret().reveal(), target.maxConnections());
    return switch (reply) {
      case Reply.Ok _ -> {
        LOG.info("Telegram posts updates to {}", target.address());
        registered = true;
        seenErrorAt = clock.instant().getEpochSecond();
        trouble.end();
        backoff.reset();
        yield pace.check();
      }
      case Reply.Refused refused -> refused(target, refused);
      case Reply.Unreachable unreachable -> {
        trouble.begin(Diagnosis.of(unreachable, telegram.apiAddress()));
        yield backoff.next();
      }
    };
  }

  private Duration refused(Target target, Reply.Refused refused) {
    if (Diagnosis.isWrongToken(refused)) {
      trouble.begin(Diagnosis.of(refused, telegram.apiAddress()));
      return pace.retry().wrongToken();
    }
    trouble.begin(
        "Telegram does not take the webhook %s (%s); check WEBHOOK_URL, trying again"
            .formatted(target.address(), refused.description()));
    return refused.retryAfter().isZero() ? backoff.next() : refused.retryAfter();
  }

  /// Looks whether Telegram still has our address and gets through to it.
  private Duration check(Target target) {
    if (!(telegram.getWebhookInfo() instanceof Reply.Ok answer)) return pace.check();
    WebhookInfo info = WebhookInfo.read(answer);
    if (!info.address().equals(target.address().toString())) {
      LOG.warn(
          "Another program changed or removed the bot's webhook; setting it again. If that program"
              + " needs it, give this bot a token of its own");
      return register(target);
    }
    if (info.lastErrorAt() > seenErrorAt) {
      seenErrorAt = info.lastErrorAt();
      trouble.begin(
          "Telegram cannot deliver updates to %s: %s"
              .formatted(target.address(), info.lastError()));
    } else {
      trouble.end();
    }
    return pace.check();
  }
}
