package dev.rapport.telegram.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.telegram.background.RetryPace;
import dev.rapport.telegram.client.TestTelegram;
import dev.rapport.telegram.fake.FakeBotApi;
import dev.rapport.telegram.fake.FakeUpdates;
import dev.rapport.telegram.fake.RecordingIntake;
import dev.rapport.telegram.updates.TestReception;
import dev.rapport.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseLeaseTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Duration LENGTH = Duration.ofMillis(800);
  private static final PollingPace PACE =
      new PollingPace(
          Duration.ofSeconds(20),
          LENGTH,
          Duration.ofDays(6),
          new RetryPace(Duration.ofMillis(5), Duration.ofMillis(40), Duration.ofMillis(10)));

  private final JdbcClient client = JdbcClient.create(DATABASE.dataSource());

  @BeforeAll
  static void migrate() {
    try (InputStream sql =
        DatabaseLeaseTest.class.getResourceAsStream("/db/migration/V2__telegram.sql")) {
      DATABASE.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @BeforeEach
  void empty() {
    DATABASE.execute("delete from telegram_poller");
  }

  @Test
  void oneProcessHasItAtATimeAndMayRenewIt() {
    DatabaseLease one = lease(42, Duration.ofMinutes(1));
    DatabaseLease other = lease(42, Duration.ofMinutes(1));

    assertThat(one.acquire()).isTrue();
    assertThat(other.acquire()).isFalse();
    assertThat(one.acquire()).isTrue();
  }

  @Test
  void eachBotHasItsOwn() {
    assertThat(lease(42, Duration.ofMinutes(1)).acquire()).isTrue();
    assertThat(lease(43, Duration.ofMinutes(1)).acquire()).isTrue();
  }

  @Test
  void whatIsReleasedOrEndedIsTakenOver() {
    DatabaseLease one = lease(42, Duration.ofMinutes(1));
    DatabaseLease other = lease(42, Duration.ofMillis(1));
    one.acquire();

    other.release();
    assertThat(other.acquire()).isFalse();
    one.release();
    assertThat(other.acquire()).isTrue();
    await().untilAsserted(() -> assertThat(one.acquire()).isTrue());
  }

  @Test
  void ofTwoPollersOnePollsAndTheOtherTakesOver() {
    try (var server = new FakeBotApi();
        var telegram = new TestTelegram(server.address())) {
      var updates = new FakeUpdates();
      server.onEach("getUpdates", updates::get);
      var firstIntake = new RecordingIntake();
      var secondIntake = new RecordingIntake();
      UpdatePoller first = poller(telegram, firstIntake);
      UpdatePoller second = poller(telegram, secondIntake);

      first.start();
      updates.message(1, 5, "hi");
      await().untilAsserted(() -> assertThat(firstIntake.ids()).containsExactly(1L));
      second.start();
      updates.message(2, 5, "hi");
      await().untilAsserted(() -> assertThat(firstIntake.ids()).containsExactly(1L, 2L));
      await().during(LENGTH).until(() -> secondIntake.ids().isEmpty());

      first.stop();
      updates.message(3, 5, "hi");
      await().untilAsserted(() -> assertThat(secondIntake.ids()).containsExactly(3L));
      second.stop();
    }
  }

  private DatabaseLease lease(long botId, Duration length) {
    return new DatabaseLease(client, botId, UUID.randomUUID(), length);
  }

  private UpdatePoller poller(TestTelegram telegram, RecordingIntake intake) {
    return new UpdatePoller(
        true,
        telegram.administration(),
        TestReception.into(intake),
        lease(42, LENGTH),
        telegram.health(),
        PACE);
  }
}
