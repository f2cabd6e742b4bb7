package dev.rapport.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.telegram.background.RetryPace;
import dev.rapport.telegram.fake.FakeBotApi;
import dev.rapport.telegram.fake.Reaction;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BotIdentityTest {
  private static final Reaction ME =
      Reaction.ok(
          "{\"id\":42,\"is_bot\":true,\"first_name\":\"Rapport\",\"username\":\"rapport_bot\"}");

  private final FakeBotApi server = new FakeBotApi();
  private final TestClient client = new TestClient(server.address());
  private final BotIdentity identity =
      new BotIdentity(
          42,
          client.administration,
          client.health,
          new RetryPace(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(5)));

  @AfterEach
  void close() {
    identity.stop();
    client.close();
    server.close();
  }

  @Test
  void theIdIsKnownFromTheTokenAndTheNamesFromTelegram() {
    server.on("getMe", ME);

    assertThat(identity.id()).isEqualTo(42);
    assertThat(identity.username()).isEmpty();
    identity.start();

    await().untilAsserted(() -> assertThat(identity.username()).hasValue("rapport_bot"));
    await().untilAsserted(() -> assertThat(identity.displayName()).hasValue("Rapport"));
    assertThat(client.health.problem()).isEmpty();
  }

  @Test
  void aWrongTokenIsToldAndTriedAgain() {
    server.on("getMe", Reaction.error(401, "Unauthorized"));
    identity.start();

    await()
        .untilAsserted(() ->
            assertThat(client.health.problem().orElse(""))
                .contains("TELEGRAM_BOT_TOKEN", "@BotFather", "restart")
                .doesNotContain("SECRET"));

    server.on("getMe", ME);
    await().untilAsserted(() -> assertThat(identity.username()).isPresent());
    assertThat(client.health.problem()).isEmpty();
  }

  @Test
  void anApiThatCannotBeReachedIsToldAndTriedAgain() {
    int port = server.port();
    server.close();
    identity.start();

    await()
        .untilAsserted(() ->
            assertThat(client.health.problem().orElse(""))
                .contains("cannot reach", "127.0.0.1", "connection refused"));

    try (var back = new FakeBotApi(port)) {
      back.on("getMe", ME);
      await().untilAsserted(() -> assertThat(identity.username()).isPresent());
    }
  }

  @Test
  void itEndsWhenToldTo() {
    server.on("getMe", Reaction.error(500, "Internal Server Error"));
    identity.start();
    await().until(() -> server.requests("getMe").size() > 1);

    identity.stop();

    int asked = server.requests("getMe").size();
    assertThat(identity.isRunning()).isFalse();
    await().during(Duration.ofMillis(60)).until(() -> server.requests("getMe").size() == asked);
  }
}
