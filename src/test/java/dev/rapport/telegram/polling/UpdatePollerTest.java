package dev.rapport.telegram.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.telegram.background.RetryPace;
import dev.rapport.telegram.client.TestTelegram;
import dev.rapport.telegram.fake.FakeBotApi;
import dev.rapport.telegram.fake.FakeUpdates;
import dev.rapport.telegram.fake.Reaction;
import dev.rapport.telegram.fake.RecordingIntake;
import dev.rapport.telegram.updates.TestReception;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatePollerTest {
  private static final PollingPace PACE =
      new PollingPace(
          Duration.ofSeconds(20),
          Duration.ofMillis(200),
          Duration.ofDays(6),
          new RetryPace(Duration.ofMillis(5), Duration.ofMillis(40), Duration.ofMillis(10)));

  private final FakeBotApi server = new FakeBotApi();
  private final FakeUpdates updates = new FakeUpdates();
  private final TestTelegram telegram = new TestTelegram(server.address());
  private final RecordingIntake intake = new RecordingIntake();
  private final MemoryLease lease = new MemoryLease();
  private final UpdatePoller poller =
      new UpdatePoller(
          true,
          telegram.administration(),
          TestReception.into(intake),
          lease,
          telegram.health(),
          PACE);

  @BeforeEach
  void serveUpdates() {
    server.onEach("getUpdates", updates::get);
  }

  @AfterEach
  void close() {
    poller.stop();
    telegram.close();
    server.close();
  }

  @Test
  void updatesAreStoredAndThenConfirmed() {
    poller.start();
    LongStream.rangeClosed(1, 250).forEach(id -> updates.message(id, 5, "hi"));

    await().untilAsserted(() -> assertThat(intake.ids()).hasSize(250).doesNotHaveDuplicates());
    await().untilAsserted(() -> assertThat(updates.ids()).isEmpty());
    assertThat(intake.stored()).allMatch(update -> update.lane().equals("42:5"));
  }

  @Test
  void itAsksForWhatTheProgramUsesAndWaitsLong() {
    poller.start();
    await().until(() -> !server.requests("getUpdates").isEmpty());

    assertThat(server.requests("getUpdates").getFirst().body())
        .contains("\"timeout\":20", "\"limit\":100")
        .contains("\"message_reaction\"", "\"my_chat_member\"", "\"callback_query\"")
        .contains("\"pre_checkout_query\"", "\"subscription\"")
        .doesNotContain("offset");
  }

  @Test
  void whatCannotBeStoredIsOfferedAgainAndNotConfirmed() {
    intake.unavailable(Duration.ofMillis(5));
    updates.message(1, 5, "hi");
    poller.start();

    await().until(() -> intake.refusals() > 2);
    assertThat(updates.ids()).containsExactly(1L);
    assertThat(telegram.health().problem().orElse("")).contains("cannot be stored");

    intake.unavailable(null);
    await().untilAsserted(() -> assertThat(intake.ids()).containsExactly(1L));
    await().untilAsserted(() -> assertThat(updates.ids()).isEmpty());
    assertThat(telegram.health().problem()).isEmpty();
  }

  @Test
  void aFaultOfTheIntakeDoesNotEndThePolling() {
    intake.failOnce(new IllegalStateException("a bug"));
    updates.message(1, 5, "hi");
    poller.start();

    await().untilAsserted(() -> assertThat(intake.ids()).containsExactly(1L));
  }

  @Test
  void whatIsNoUpdateIsLeftOutAndHoldsNothingUp() {
    updates.add(1, "{\"hello\":1}");
    updates.message(2, 5, "hi");
    poller.start();

    await().untilAsserted(() -> assertThat(intake.ids()).containsExactly(2L));
    await().untilAsserted(() -> assertThat(updates.ids()).isEmpty());
  }

  @Test
  void aWebhookThatWasSetIsRemovedAtTheStart() {
    server.on("getWebhookInfo", Reaction.ok("{\"url\":\"https://old.example.org\"}"));
    poller.start();

    await().until(() -> !server.requests("getUpdates").isEmpty());
    assertThat(server.requests("deleteWebhook"))
        .singleElement()
        .satisfies(
            request -> assertThat(request.body()).isEqualTo("{\"drop_pending_updates\":false}"));
  }

  @Test
  void withoutAWebhookNoneIsRemoved() {
    server.on("getWebhookInfo", Reaction.ok("{\"url\":\"\",\"pending_update_count\":0}"));
    poller.start();

    await().until(() -> !server.requests("getUpdates").isEmpty());
    assertThat(server.requests("deleteWebhook")).isEmpty();
  }

  @Test
  void aWebhookThatIsSetWhileItPollsIsRemovedToo() {
    server.on(
        "getUpdates",
        Reaction.error(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
                + " delete the webhook first"));
    server.on("getWebhookInfo", Reaction.ok("{\"url\":\"\"}"));
    poller.start();
    await().until(() -> server.requests("getUpdates").size() > 1);

    server.on("getWebhookInfo", Reaction.ok("{\"url\":\"https://new.example.org\"}"));
    await().until(() -> !server.requests("deleteWebhook").isEmpty());
    server.onEach("getUpdates", updates::get);
    updates.message(1, 5, "hi");

    await().untilAsserted(() -> assertThat(intake.ids()).containsExactly(1L));
  }

  @Test
  void aSecondProgramWithTheSameTokenIsTold() {
    server.on(
        "getUpdates",
        Reaction.error(
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance"
                + " is running"));
    poller.start();

    awaitProblem("another program polls");
    server.onEach("getUpdates", updates::get);
    await().until(() -> telegram.health().problem().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404})
  void aWrongTokenIsToldAndTriedAgain(int code) {
    server.on("getUpdates", Reaction.error(code, "Unauthorized"));
    poller.start();

    awaitProblem("TELEGRAM_BOT_TOKEN");
    server.onEach("getUpdates", updates::get);
    await().until(() -> telegram.health().problem().isEmpty());
  }

  @Test
  void tooManyRequestsAreWaitedOut() {
    server.onEach(
        "getUpdates",
        request ->
            server.requests("getUpdates").size() == 1
                ? Reaction.error(429, "Too Many Requests", "{\"retry_after\":1}")
                : updates.get(request));
    updates.message(1, 5, "hi");
    poller.start();

    await().during(Duration.ofMillis(500)).until(() -> server.requests("getUpdates").size() <= 1);
    await().untilAsserted(() -> assertThat(intake.ids()).containsExactly(1L));
  }

  @Test
  void anApiThatGoesAwayIsToldAndPolledAgainWhenItIsBack() {
    int port = server.port();
    poller.start();
    updates.message(1, 5, "hi");
    await().untilAsserted(() -> assertThat(intake.ids()).containsExactly(1L));

    server.close();
    awaitProblem("cannot reach the Bot API at http://127.0.0.1:" + port);

    try (var back = new FakeBotApi(port)) {
      back.onEach("getUpdates", updates::get);
      updates.message(2, 5, "hi");
      await().untilAsserted(() -> assertThat(intake.ids()).containsExactly(1L, 2L));
      assertThat(telegram.health().problem()).isEmpty();
    }
  }

  @Test
  void garbageInsteadOfUpdatesIsToldAndTriedAgain() {
    server.on("getUpdates", Reaction.answer(200, "<html>captive portal</html>"));
    poller.start();

    awaitProblem("cannot reach");
    server.on("getUpdates", Reaction.answer(200, "{\"ok\":true,\"result\":[{\"update_id\":1"));
    await().until(() -> server.requests("getUpdates").size() > 5);
    assertThat(intake.ids()).isEmpty();
  }

  @Test
  void itPollsOnlyWhileItHasTheLease() {
    server.on("getUpdates", Reaction.hang());
    lease.free(false);
    poller.start();
    await().during(Duration.ofMillis(150)).until(() -> server.requests().isEmpty());

    lease.free(true);
    await().until(() -> server.requests("getUpdates").size() == 1);

    lease.free(false);
    server.onEach("getUpdates", updates::get);
    updates.message(1, 5, "hi");
    await().until(() -> lease.releases() == 1);
    await().during(Duration.ofMillis(150)).until(() -> server.requests("getUpdates").size() == 1);

    lease.free(true);
    await().untilAsserted(() -> assertThat(intake.ids()).containsExactly(1L));
  }

  @Test
  void whileTheDatabaseIsGoneItDoesNotPoll() {
    lease.fail(new IllegalStateException("no database"));
    poller.start();
    awaitProblem("database");
    assertThat(server.requests("getUpdates")).isEmpty();

    lease.fail(null);
    await().until(() -> !server.requests("getUpdates").isEmpty());

    server.on("getUpdates", Reaction.hang());
    lease.fail(new IllegalStateException("no database"));
    await().until(() -> lease.releases() == 1);
  }

  @Test
  void itStopsAtOnceEvenWhileItWaitsForUpdates() {
    server.on("getUpdates", Reaction.hang());
    poller.start();
    await().until(() -> !server.requests("getUpdates").isEmpty());

    long begun = System.nanoTime();
    poller.stop();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(poller.isRunning()).isFalse();
    assertThat(lease.releases()).isEqualTo(1);
  }

  private void awaitProblem(String part) {
    await().untilAsserted(() -> assertThat(telegram.health().problem().orElse("")).contains(part));
  }
}
