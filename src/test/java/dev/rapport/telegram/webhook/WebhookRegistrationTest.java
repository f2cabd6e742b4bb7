package dev.rapport.telegram.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.shared.Secret;
import dev.rapport.telegram.background.RetryPace;
import dev.rapport.telegram.client.TestTelegram;
import dev.rapport.telegram.fake.FakeBotApi;
import dev.rapport.telegram.fake.Reaction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookRegistrationTest {
  private static final String ADDRESS = "https://bot.example.org/api/v1/webhook";
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final WebhookRegistration.Pace PACE =
      new WebhookRegistration.Pace(
          Duration.ofMillis(20),
          new RetryPace(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(5)));

  private final FakeBotApi server = new FakeBotApi();
  private final TestTelegram telegram = new TestTelegram(server.address());
  private final WebhookRegistration registration =
      registration(new WebhookRegistration.Target(URI.create(ADDRESS), new Secret("s3cret"), 40));

  @AfterEach
  void close() {
    registration.stop();
    telegram.close();
    server.close();
  }

  @Test
  void telegramIsToldWhereAndWhatToPost() {
    server.on("getWebhookInfo", info(ADDRESS, 0, ""));
    registration.start();

    await().until(() -> !server.requests("setWebhook").isEmpty());
    assertThat(server.requests("setWebhook").getFirst().body())
        .contains("\"url\":\"%s\"".formatted(ADDRESS))
        .contains("\"secret_token\":\"s3cret\"", "\"max_connections\":40")
        .contains("\"allowed_updates\":[", "\"message_reaction\"");
    await().until(() -> server.requests("getWebhookInfo").size() > 2);
    assertThat(server.requests("setWebhook")).hasSize(1);
    assertThat(telegram.health().problem()).isEmpty();
  }

  @Test
  void whatTelegramDoesNotTakeIsToldAndTriedAgain() {
    server.on("setWebhook", Reaction.error(400, "Bad Request: bad webhook: HTTPS url required"));
    registration.start();
    awaitProblem("WEBHOOK_URL", "HTTPS url required");

    server.on("setWebhook", Reaction.error(401, "Unauthorized"));
    awaitProblem("TELEGRAM_BOT_TOKEN");

    server.on("setWebhook", Reaction.drop());
    awaitProblem("cannot reach");

    server.on("setWebhook", Reaction.ok("true"));
    server.on("getWebhookInfo", info(ADDRESS, 0, ""));
    await().until(() -> telegram.health().problem().isEmpty());
  }

  @Test
  void aWebhookThatSomebodyElseTookIsSetAgain() {
    server.onEach(
        "getWebhookInfo",
        _ ->
            server.requests("setWebhook").size() == 1
                ? info("https://other.example.org", 0, "")
                : info(ADDRESS, 0, ""));
    registration.start();

    await().until(() -> server.requests("setWebhook").size() == 2);
  }

  @Test
  void aDeliveryThatFailsIsToldUntilItFailsNoMore() {
    long now = NOW.getEpochSecond();
    server.on("getWebhookInfo", info(ADDRESS, now - 100, "Connection refused"));
    registration.start();
    await().until(() -> server.requests("getWebhookInfo").size() > 2);
    assertThat(telegram.health().problem()).isEmpty();

    server.onEach(
        "getWebhookInfo",
        _ -> info(ADDRESS, now + server.requests().size(), "Wrong response: 502 Bad Gateway"));
    awaitProblem("cannot deliver", "502 Bad Gateway");

    server.on("getWebhookInfo", info(ADDRESS, now + 1, "Wrong response: 502 Bad Gateway"));
    await().until(() -> telegram.health().problem().isEmpty());
  }

  @Test
  void aCheckThatFailsChangesNothing() {
    server.on("getWebhookInfo", Reaction.answer(502, "<html>"));
    registration.start();

    await().until(() -> server.requests("getWebhookInfo").size() > 2);
    assertThat(server.requests("setWebhook")).hasSize(1);
  }

  @Test
  void withoutATargetNothingIsRegistered() {
    WebhookRegistration none = registration(null);

    assertThat(none.isAutoStartup()).isFalse();
    none.start();
    none.stop();
    assertThat(server.requests()).isEmpty();
  }

  private WebhookRegistration registration(
      WebhookRegistration.@org.jspecify.annotations.Nullable Target target) {
    return new WebhookRegistration(
        target, telegram.administration(), telegram.health(), InstantSource.fixed(NOW), PACE);
  }

  private static Reaction info(String address, long errorAt, String error) {
    return Reaction.ok(
        "{\"url\":\"%s\",\"last_error_date\":%d,\"last_error_message\":\"%s\"}"
            .formatted(address, errorAt, error));
  }

  private void awaitProblem(String... parts) {
    await().untilAsserted(() -> assertThat(telegram.health().problem().orElse("")).contains(parts));
  }
}
