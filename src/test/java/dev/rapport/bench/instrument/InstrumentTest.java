package dev.rapport.bench.instrument;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.bench.Balance;
import dev.rapport.bench.Fields;
import dev.rapport.bench.Load;
import dev.rapport.bench.ModelScript;
import dev.rapport.bench.StandInBot;
import dev.rapport.bench.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class InstrumentTest {
  private static final Duration ZERO = Duration.ZERO;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Pipe commandsPipe = Pipe.open();
  private final Pipe answersPipe = Pipe.open();
  private final BufferedReader answers =
      new BufferedReader(Channels.newReader(answersPipe.source(), UTF_8));
  private final PrintStream commands;
  private final Thread instrument;
  private int port;

  InstrumentTest() throws IOException {
    commands = new PrintStream(Channels.newOutputStream(commandsPipe.sink()), true, UTF_8);
    PrintStream out = new PrintStream(Channels.newOutputStream(answersPipe.sink()), true, UTF_8);
    instrument =
        Thread.ofPlatform()
            .unstarted(() -> {
              try {
                InstrumentMain.run(Channels.newInputStream(commandsPipe.source()), out);
              } catch (IOException e) {
                out.println("error=" + e);
              }
            });
  }

  @BeforeEach
  void start() throws IOException {
    instrument.start();
    port = Fields.parse(answers.readLine()).count("port");
    ask("model", new ModelScript(Duration.ofMillis(50), 5, Duration.ofMillis(10)).fields());
  }

  @AfterEach
  void stop() throws InterruptedException {
    commands.println("quit");
    instrument.join();
    client.shutdownNow();
  }

  @Test
  void everyUpdateOfAClosedLoopIsFollowedToItsAnswer() throws Exception {
    try (StandInBot bot = bot("")) {
      target(bot);

      ask("load", new Load.Closed(0, 20, ZERO, ZERO).fields());
      awaitAnswered(60);
      ask("stop", Fields.none());
      Balance balance = awaitSettled();

      assertThat(balance.isClean()).isTrue();
      assertThat(balance.offered()).isGreaterThanOrEqualTo(60);
      assertThat(window().previews()).isEqualTo(window().turns()).isEqualTo(balance.answered());
    }
  }

  @Test
  void theTimeThatTheBotWastesIsItsOwnShareAndTheModelsIsNot() throws Exception {
    ask("model", new ModelScript(Duration.ofMillis(400), 11, Duration.ofMillis(20)).fields());
    try (StandInBot bot = bot("delay=150")) {
      target(bot);

      ask("load", new Load.Paced(0, 10, 20).fields());
      awaitAnswered(30);

      Window window = window();
      assertThat(window.whole().p50()).isGreaterThan(750);
      assertThat(window.ownShare().p50()).isGreaterThanOrEqualTo(149);
      assertThat(window.ownShare().max()).isLessThan(window.whole().max() - 580);
    }
  }

  @Test
  void lostAndDoubledAnswersAreCountedExactly() throws Exception {
    try (StandInBot bot = bot("lose=5 double=7")) {
      target(bot);

      ask("load", new Load.Burst(0, 24, 24).fields());
      Balance balance = awaitBalance(24, 20, 3);

      assertThat(balance.unanswered()).isEqualTo(4);
      assertThat(balance.isClean()).isFalse();
    }
  }

  @Test
  void mergedBurstsCountAsAnswered() throws Exception {
    try (StandInBot bot = bot("")) {
      target(bot);

      ask("load", new Load.Burst(0, 5, 100).fields());
      Balance balance = awaitSettled();

      assertThat(balance.answered()).isEqualTo(100);
      assertThat(balance.isClean()).isTrue();
      assertThat(window().previews()).isLessThan(100);
      assertThat(window().acknowledged()).isEqualTo(100);
    }
  }

  @Test
  void answersInTheWrongChatAnswerNobody() throws Exception {
    try (StandInBot bot = bot("stray=1")) {
      target(bot);

      ask("load", new Load.Burst(0, 3, 3).fields());
      await().until(() -> balance().stray() == 3);

      assertThat(balance().unanswered()).isEqualTo(3);
    }
  }

  @Test
  void updatesAreDeliveredAgainUntilSomebodyTakesThem() throws Exception {
    StandInBot wrong = new StandInBot(Map.of("WEBHOOK_SECRET", "other"), Fields.none());
    target(wrong);
    ask("load", new Load.Burst(0, 3, 3).fields());
    await().until(() -> balance().refused() >= 3);
    wrong.close();
    assertThat(balance().acknowledged()).isZero();

    try (StandInBot bot = bot("")) {
      target(bot);

      assertThat(awaitSettled().isClean()).isTrue();
    }
  }

  @Test
  void theButtonOfAnUnknownReplyIsPressedWhereTheAnswerIsMissing() throws Exception {
    ask("load", new Load.Burst(0, 2, 2).fields()); // nobody listens yet
    send("sendMessage", "{\"chat_id\":1000000,\"text\":\"Za0x0z Zend\"}");
    String notice =
        "{\"chat_id\":%d,\"text\":\"?\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"Show\",\"callback_data\":\"again:9\"}]]}}";
    send("sendMessage", notice.formatted(1000000));
    send("sendMessage", notice.formatted(1000001));

    assertThat(balance().notices()).isEqualTo(2);
    assertThat(ask("press", Fields.none()).count("pressed")).isEqualTo(1);
    assertThat(ask("press", Fields.none()).count("pressed")).isZero();
  }

  @Test
  void theFakeTelegramAnswersWhatABotAsks() throws Exception {
    send("setWebhook", "{\"url\":\"http://127.0.0.1:1/api/v1/webhook\",\"secret_token\":\"s\"}");

    assertThat(send("getMe", "{}").path("username").asString()).isEqualTo("bench_bot");
    assertThat(send("getWebhookInfo", "{}").path("url").asString())
        .isEqualTo("http://127.0.0.1:1/api/v1/webhook");
    assertThat(send("getUpdates", "{}").isArray()).isTrue();
    assertThat(send("somethingNew", "{}").asBoolean()).isTrue();
    assertThat(
            send("sendMessage", "{\"chat_id\": \"-5\",\"text\":\"x\"}")
                .path("chat")
                .path("id")
                .asLong())
        .isEqualTo(-5);
    assertThat(send("editMessageText", "{}").path("message_id").asLong()).isPositive();
  }

  @Test
  void theFakeModelNamesItselfAndAnswersWithUsage() throws Exception {
    String base = "http://127.0.0.1:" + port + "/v1";
    HttpRequest models = HttpRequest.newBuilder(URI.create(base + "/models")).build();
    HttpRequest completion =
        HttpRequest.newBuilder(URI.create(base + "/chat/completions"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"stream\":true,\"messages\":[]}"))
            .build();

    assertThat(client.send(models, HttpResponse.BodyHandlers.ofString()).body()).contains("bench");
    assertThat(client.send(completion, HttpResponse.BodyHandlers.ofString()).body())
        .startsWith("data: {")
        .contains("Well,", "Zend", "\"completion_tokens\":5")
        .endsWith("data: [DONE]\n\n");
  }

  @Test
  void aWrongCommandIsAnsweredWithWhatIsWrong() throws Exception {
    assertThat(ask("dance", Fields.none()).text("error")).contains("dance");
    assertThat(ask("load", Fields.parse("kind=wild firstChat=0 chats=1")).text("error"))
        .contains("wild");
  }

  private StandInBot bot(String faults) throws IOException {
    String world = "http://127.0.0.1:" + port;
    return new StandInBot(
        Map.of(
            "TELEGRAM_API_URL",
            world,
            "TELEGRAM_BOT_TOKEN",
            "42:x",
            "OPENAI_BASE_URL",
            world + "/v1",
            "WEBHOOK_SECRET",
            "s"),
        Fields.parse(faults));
  }

  private void target(StandInBot bot) throws IOException {
    ask("bot", Fields.parse("port=%d secret=s connections=8".formatted(bot.port())));
  }

  private Fields ask(String command, Fields fields) throws IOException {
    commands.println(command + " " + fields);
    return Fields.parse(answers.readLine());
  }

  private Balance balance() throws IOException {
    return Balance.from(ask("balance", Fields.none()));
  }

  private Window window() throws IOException {
    return Window.from(ask("window", Fields.none()));
  }

  private void awaitAnswered(int count) {
    await().atMost(Duration.ofSeconds(60)).until(() -> balance().answered() >= count);
  }

  private Balance awaitSettled() throws IOException {
    await().atMost(Duration.ofSeconds(60)).until(() -> balance().isSettled());
    return balance();
  }

  private Balance awaitBalance(long acknowledged, long answered, long doubled) throws IOException {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> {
          assertThat(balance().acknowledged()).isEqualTo(acknowledged);
          assertThat(balance().answered()).isEqualTo(answered);
          assertThat(balance().doubled()).isEqualTo(doubled);
        });
    return balance();
  }

  private JsonNode send(String method, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/bot42:x/" + method))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return new JsonMapper().readTree(answer).path("result");
  }
}
