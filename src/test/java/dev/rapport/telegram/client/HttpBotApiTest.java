package dev.rapport.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.fake.FakeBotApi;
import dev.rapport.telegram.fake.Reaction;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HttpBotApiTest {
  private final FakeBotApi server = new FakeBotApi();
  private final TestClient client = new TestClient(server.address());

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void aCallIsAPostOfJsonAndNothingMore() {
    client.api.call(TestClient.sendMessage(5));

    FakeBotApi.Request request = server.requests().getFirst();
    assertThat(request.verb()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/bot42:SECRET-token/sendMessage");
    assertThat(request.body()).isEqualTo("{\"chat_id\":5,\"text\":\"hi\"}");
    assertThat(request.headers())
        .containsEntry("content-type", "application/json")
        .doesNotContainKeys("expect", "accept-encoding", "cookie", "upgrade");
  }

  @Test
  void theApiMayLieBelowAPath() {
    try (var below = new TestClient(URI.create(server.address() + "/telegram/"))) {
      below.api.call(TestClient.sendMessage(5));
    }

    assertThat(server.requests().getFirst().path())
        .isEqualTo("/telegram/bot42:SECRET-token/sendMessage");
  }

  @Test
  void textOfAnyScriptArrivesAsItIs() {
    String body = "{\"text\":\"Grüße 🌊 \\u0000\"}";
    client.api.call(new dev.rapport.telegram.BotCall("sendMessage", 5, body));

    assertThat(server.requests().getFirst().body()).isEqualTo(body);
  }

  @Test
  void aConnectionIsUsedAgain() {
    for (int i = 0; i < 5; i++) client.api.call(TestClient.typing(i));

    assertThat(server.requests()).hasSize(5);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void manyCallsGoOutAtOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          IntStream.range(0, 300)
              .<Callable<CallResult>>mapToObj(i -> () -> client.api.call(TestClient.sendMessage(i)))
              .toList();

      for (var result : threads.invokeAll(calls)) {
        assertThat(result.get()).isInstanceOf(CallResult.Done.class);
      }
    }
    assertThat(server.requests()).hasSize(300);
  }

  @Test
  void aChatThatTelegramHoldsBackIsLeftAloneAndOthersAreNot() {
    server.onEach(
        "sendMessage",
        request ->
            request.body().contains(":5,")
                ? Reaction.error(429, "Too Many Requests", "{\"retry_after\":60}")
                : Reaction.ok("{\"message_id\":1}"));
    client.api.call(TestClient.sendMessage(5));

    client.ticker.advance(Duration.ofSeconds(40));
    CallResult held = client.api.call(TestClient.sendMessage(5));
    CallResult action = client.api.call(TestClient.typing(5));
    CallResult other = client.api.call(TestClient.sendMessage(6));

    assertThat(held).isEqualTo(new CallResult.FloodLimited(Duration.ofSeconds(20)));
    assertThat(action).isEqualTo(new CallResult.FloodLimited(Duration.ofSeconds(20)));
    assertThat(other).isEqualTo(new CallResult.Done(1));
    assertThat(server.requests()).hasSize(2);
    assertThat(client.ticker.pauses()).isEmpty();
  }

  @Test
  void whatTelegramHoldsBackForSecondsWaitsAndGoesOut() {
    server.onEach(
        "sendMessage",
        _ ->
            server.requests().size() == 1
                ? Reaction.error(429, "Too Many Requests", "{\"retry_after\":8}")
                : Reaction.ok("{\"message_id\":1}"));
    client.api.call(TestClient.sendMessage(5));

    CallResult result = client.api.call(TestClient.sendMessage(5));

    assertThat(result).isEqualTo(new CallResult.Done(1));
    assertThat(client.ticker.pauses()).containsExactly(Duration.ofSeconds(8));
  }

  @Test
  void whatWaitsStopsWaitingWhenTelegramHoldsTheChatBackForLonger() {
    for (int i = 0; i < 3; i++) client.api.call(TestClient.sendMessage(5));
    server.on("sendChatAction", Reaction.error(429, "Too Many", "{\"retry_after\":30}"));
    client.ticker.duringPause(() -> client.api.call(TestClient.typing(5)));

    CallResult result = client.api.call(TestClient.sendMessage(5));

    assertThat(result).isEqualTo(new CallResult.FloodLimited(Duration.ofMillis(28_950)));
    assertThat(server.requests("sendMessage")).hasSize(3);
  }

  @Test
  void aCallWaitsForItsBudgetInTheOrderOfTheCalls() {
    for (int i = 0; i < 5; i++) client.api.call(TestClient.sendMessage(5));

    assertThat(client.ticker.pauses())
        .containsExactly(Duration.ofMillis(1050), Duration.ofMillis(1050));
    assertThat(server.requests()).hasSize(5);
  }

  @Test
  void aCallThatWouldWaitTooLongIsNotMade() {
    for (int i = 0; i < 20; i++) {
      client.api.call(TestClient.sendMessage(-5));
      client.ticker.advance(Duration.ofSeconds(1));
    }

    CallResult result = client.api.call(TestClient.sendMessage(-5));

    assertThat(result).isEqualTo(new CallResult.FloodLimited(Duration.ofMillis(40_600)));
    assertThat(server.requests()).hasSize(20);
  }

  @Test
  void anInterruptedWaitMakesNoCall() {
    for (int i = 0; i < 3; i++) client.api.call(TestClient.sendMessage(5));

    Thread.currentThread().interrupt();
    CallResult result = client.api.call(TestClient.sendMessage(5));

    assertThat(result).isInstanceOf(CallResult.NotDone.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void progressLeavesRoomForTheMessage() {
    CallResult first = client.api.callIfRoom(TestClient.editMessage(5));
    CallResult second = client.api.callIfRoom(TestClient.editMessage(5));
    CallResult third = client.api.callIfRoom(TestClient.editMessage(5));
    CallResult message = client.api.call(TestClient.sendMessage(5));

    assertThat(first).isInstanceOf(CallResult.Done.class);
    assertThat(second).isInstanceOf(CallResult.Done.class);
    assertThat(third).isEqualTo(new CallResult.FloodLimited(Duration.ofMillis(1050)));
    assertThat(message).isInstanceOf(CallResult.Done.class);
    assertThat(client.ticker.pauses()).isEmpty();
  }

  @Test
  void callsAreCountedByMethodAndOutcomeAndContactIsNoted() {
    server.on("sendMessage", Reaction.error(403, "Forbidden: bot was blocked by the user"));

    assertThat(client.health.lastContact()).isEmpty();
    client.api.call(TestClient.sendMessage(5));
    client.api.call(TestClient.typing(5));

    assertThat(
            client
                .meters
                .get("rapport.telegram.calls")
                .tags("method", "sendMessage", "outcome", "refused_blocked")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(client.meters.get("rapport.telegram.calls").tag("outcome", "done").timer().count())
        .isEqualTo(1);
    assertThat(client.health.lastContact()).hasValue(TestClient.NOW);
  }

  @Test
  void neitherResultsNorLogsShowTheTokenOrTheText() {
    Logger root = (Logger) LoggerFactory.getLogger("dev.rapport");
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    root.addAppender(lines);
    Level before = root.getLevel();
    root.setLevel(Level.TRACE);
    try {
      server.on("sendMessage", Reaction.drop());
      String dropped = client.api.call(TestClient.sendMessage(5)).toString();
      server.close();
      String refused = client.api.call(TestClient.sendMessage(6)).toString();

      assertThat(dropped + refused).doesNotContain("SECRET", "hi");
      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .noneMatch(line -> line.contains("SECRET"));
    } finally {
      root.setLevel(before);
      root.detachAppender(lines);
    }
  }

  @Test
  void aClosedClientCallsNobody() {
    client.close();

    assertThat(client.api.call(TestClient.sendMessage(5))).isInstanceOf(CallResult.NotDone.class);
  }
}
