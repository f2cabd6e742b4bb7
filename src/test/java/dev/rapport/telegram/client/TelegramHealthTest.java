package dev.rapport.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.telegram.TelegramSettings.Mode;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TelegramHealthTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final TelegramHealth health = new TelegramHealth(Mode.WEBHOOK, InstantSource.fixed(NOW));

  @Test
  void allIsWellAtFirst() {
    assertThat(health.mode()).isEqualTo(Mode.WEBHOOK);
    assertThat(health.problem()).isEmpty();
    assertThat(health.lastContact()).isEmpty();
  }

  @Test
  void theLastContactIsRemembered() {
    health.contact();

    assertThat(health.lastContact()).hasValue(NOW);
  }

  @Test
  void whatTwoPartsMeetIsToldOnceAndUntilItIsOverForBoth() {
    var one = health.trouble();
    var other = health.trouble();
    one.begin("no network");
    other.begin("no network");

    assertThat(health.problem()).hasValue("no network");
    one.end();
    assertThat(health.problem()).hasValue("no network");
    other.end();
    assertThat(health.problem()).isEmpty();
  }

  @Test
  void differentProblemsAreToldTogetherAndANewOneReplacesTheOld() {
    var one = health.trouble();
    one.begin("no network");
    one.begin("wrong token");
    health.trouble().begin("no disk");

    assertThat(health.problem()).hasValue("wrong token; no disk");
  }
}
