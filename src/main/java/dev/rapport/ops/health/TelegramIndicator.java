package dev.rapport.ops.health;

import dev.rapport.telegram.TelegramStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// How the bot gets on with Telegram. Trouble there degrades the program but is no reason to start
/// it again.
final class TelegramIndicator implements HealthIndicator {
  static final Status DEGRADED = new Status("DEGRADED");

  private final TelegramStatus telegram;
  private final InstantSource clock;

  TelegramIndicator(TelegramStatus telegram, InstantSource clock) {
    this.telegram = telegram;
    this.clock = clock;
  }

  @Override
  public Health health() {
    Health.Builder health = new Health.Builder(Status.UP);
    health.withDetail("mode", telegram.mode().name().toLowerCase(Locale.ROOT));
    telegram
        .lastContact()
        .ifPresent(last ->
            health
                .withDetail("lastContact", last.toString())
                .withDetail(
                    "lastContactSeconds", Duration.between(last, clock.instant()).toSeconds()));
    telegram.problem().ifPresent(problem -> health.status(DEGRADED).withDetail("problem", problem));
    return health.build();
  }
}
