package dev.rapport.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.BotCalls.Command;
import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.CallResult.Reason;
import dev.rapport.telegram.CommandMenu;
import dev.rapport.telegram.background.RetryPace;
import dev.rapport.testing.ScriptedTelegram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MenuPublisherTest {
  private static final Duration SOON = Duration.ofMillis(5);
  private static final List<Command> COMMANDS = List.of(new Command("help", "What I can do"));

  private final ScriptedTelegram telegram = new ScriptedTelegram();

  private List<String> published(int calls) {
    var menu = new CommandMenu(Map.of("", COMMANDS));
    var publisher =
        new MenuPublisher(
            true, menu, telegram, new JsonBotCalls(), new RetryPace(SOON, SOON, SOON));
    publisher.start();
    await().until(() -> telegram.calls.size() >= calls);
    publisher.stop();
    return telegram.calls.stream().map(BotCall::body).toList();
  }

  @Test
  void theMenuIsPublishedOnce() {
    assertThat(published(1))
        .containsExactly(
            "{\"commands\":[{\"command\":\"help\",\"description\":\"What I can do\"}]}");
  }

  @Test
  void itIsPublishedAgainUntilTelegramTookIt() {
    var failures = new AtomicInteger();
    telegram.answerWith(_ ->
        switch (failures.incrementAndGet()) {
          case 1 -> new CallResult.NotDone("connection refused");
          case 2 -> new CallResult.Unknown("no answer");
          case 3 -> new CallResult.FloodLimited(SOON);
          case 4 -> new CallResult.Refused(401, Reason.UNAUTHORIZED, "Unauthorized");
          default -> new CallResult.Done(0);
        });

    assertThat(published(5)).hasSize(5);
  }

  @Test
  void whatTelegramRefusesIsNotRepeated() {
    telegram.answerWith(
        _ -> new CallResult.Refused(400, Reason.OTHER, "Bad Request: BOT_COMMAND_INVALID"));

    assertThat(published(1)).hasSize(1);
  }
}
