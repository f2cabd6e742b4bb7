package dev.rapport.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.telegram.BotCalls.Destination;
import dev.rapport.telegram.fake.FakeBotApi;
import dev.rapport.telegram.fake.FakeUpdates;
import dev.rapport.telegram.fake.Reaction;
import dev.rapport.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PollingNodeTest {
  @Test
  void theModulePollsCallsAndKnowsItsBot() throws Exception {
    try (var server = new FakeBotApi();
        var database = TestDatabase.fresh()) {
      var updates = new FakeUpdates();
      server.onEach("getUpdates", updates::get);
      server.on("getMe", Reaction.ok("{\"id\":42,\"first_name\":\"R\",\"username\":\"r_bot\"}"));
      server.on("sendMessage", Reaction.ok("{\"message_id\":9}"));
      updates.message(1, 5, "hi");
      database.execute(
          "create table telegram_poller (bot_id bigint primary key, owner uuid not null, lease_until timestamptz not null)");

      try (var node = new TelegramNode(settings(server, "server,worker"), database)) {
        await().untilAsserted(() -> assertThat(node.intake().ids()).containsExactly(1L));
        var call =
            node.part(BotCalls.class)
                .sendMessage(new Destination(5, null), FormattedText.plain("hello"), null, null);
        assertThat(node.part(BotApi.class).call(call)).isEqualTo(new CallResult.Done(9));
        await()
            .untilAsserted(
                () -> assertThat(node.part(BotAccount.class).username()).hasValue("r_bot"));
        assertThat(node.part(TelegramStatus.class).problem()).isEmpty();
        assertThat(node.part(TelegramStatus.class).lastContact()).isPresent();
        assertThat(post(node)).isEqualTo(401);
      }
    }
  }

  @Test
  void aProcessWithoutTheRoleServerTakesNoUpdates() throws Exception {
    try (var server = new FakeBotApi();
        var database = TestDatabase.fresh();
        var node = new TelegramNode(settings(server, "worker"), database)) {
      await().until(() -> !server.requests("getMe").isEmpty());

      assertThat(post(node)).isEqualTo(404);
      assertThat(server.requests("getUpdates")).isEmpty();
    }
  }

  private static int post(TelegramNode node) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/api/v1/webhook".formatted(node.port())))
            .POST(HttpRequest.BodyPublishers.ofString("{\"update_id\":7}"))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static Settings settings(FakeBotApi server, String roles) {
    return Settings.of(
        Map.of(
            Setting.TELEGRAM_BOT_TOKEN,
            "42:abc",
            Setting.TELEGRAM_API_URL,
            server.address().toString(),
            Setting.ROLES,
            roles));
  }
}
