package dev.rapport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.cli.http.Fetch;
import dev.rapport.cli.http.Fetch.Answer;
import dev.rapport.testing.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class StartCommandTest {
  @TempDir Path directory;

  private Typed typed(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("DATA_DIR", directory.resolve("data").toString());
    all.putIfAbsent("LLM_PROVIDER", "demo");
    return new Typed(directory, all);
  }

  private static void awaitReady(Typed typed, CompletableFuture<Integer> running) {
    await()
        .atMost(120, TimeUnit.SECONDS)
        .until(() -> typed.out().contains("Ctrl-C") || running.isDone());
    assertThat(running).as(typed.err()).isNotDone();
  }

  private static URI address(Typed typed, String what) {
    Matcher line =
        Pattern.compile("(?m)^  " + what + " +(http://\\S+?),?( |$)").matcher(typed.out());
    assertThat(line.find()).as(typed.out()).isTrue();
    return URI.create(line.group(1));
  }

  @Test
  void withNothingSetItRunsWithASimulatedTelegramAndAnswers() throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      Typed typed =
          typed(Map.of("DATABASE_URL", database.databaseUrl(), "PORT", "0", "SIMULATOR_PORT", "0"));
      CompletableFuture<Integer> running = typed.begin("start");
      awaitReady(typed, running);

      assertThat(typed.out())
          .contains("is ready, after", "simulated, updates by long polling", "not a language model")
          .contains("set TELEGRAM_BOT_TOKEN", "set OPENAI_API_KEY")
          .doesNotContain(database.password());
      URI bot = address(typed, "Bot");
      pagesAreAsTheyShouldBe(bot);
      aSecondOneIsToldWhoHasThePorts(typed);
      URI chatPage = address(typed, "Chat page");
      assertThat(Fetch.get(bot.resolve("/")).body()).contains(chatPage.toString());
      answers(chatPage);

      typed.stop.request();
      assertThat(running.get(60, TimeUnit.SECONDS)).isZero();
      assertThat(typed.out()).endsWith("Stopped.\n");
    }
  }

  private static void pagesAreAsTheyShouldBe(URI bot) throws IOException {
    assertThat(Fetch.get(bot.resolve("/health"))).isEqualTo(new Answer(200, "{\"status\":\"UP\"}"));
    assertThat(Fetch.get(bot.resolve("/health/liveness")).status()).isEqualTo(200);
    assertThat(Fetch.get(bot.resolve("/health/readiness")).status()).isEqualTo(200);
    assertThat(Fetch.get(bot.resolve("/health/detailed")).body())
        .contains("\"database\"", "\"lanes\"", "\"telegram\"", "\"model\"", "PostgreSQL 18");
    assertThat(Fetch.get(bot.resolve("/metrics")).body())
        .contains("rapport_inbox_pending", "rapport_inbox_dead", "hikaricp_connections_active");
    for (String path : new String[] {"/nothing", "/actuator", "/env", "/heapdump", "/prometheus"}) {
      Answer answer = Fetch.get(bot.resolve(path));
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.body()).contains("\"status\":404").doesNotContain("trace");
    }
  }

  private void aSecondOneIsToldWhoHasThePorts(Typed running) {
    String bot = String.valueOf(address(running, "Bot").getPort());
    String simulator = String.valueOf(address(running, "Chat page").getPort());
    Typed sameBot = typed(Map.of("PORT", bot, "SIMULATOR_PORT", "0"));
    Typed sameSimulator = typed(Map.of("PORT", "0", "SIMULATOR_PORT", simulator));

    assertThat(sameBot.run("start")).isEqualTo(1);
    assertThat(sameSimulator.run("start")).isEqualTo(1);

    assertThat(sameBot.err()).contains("Rapport runs there already (./rapport status)");
    assertThat(sameSimulator.err()).contains("TELEGRAM_API_URL=http://127.0.0.1:" + simulator);
  }

  private static void answers(URI simulator) throws IOException {
    String state = Fetch.get(simulator.resolve("/sim/state")).body();
    Matcher person = Pattern.compile("\"people\":\\[\\{\"id\":(\\d+)").matcher(state);
    assertThat(person.find()).as(state).isTrue();
    URI messages = simulator.resolve("/sim/chats/" + person.group(1) + "/messages");
    Fetch.postJson(messages, "{\"from\":" + person.group(1) + ",\"text\":\"hello\"}");

    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> Fetch.get(messages).body().contains("\"is_bot\":true"));
  }

  @Test
  void theRolesRunApartOnOneDatabase() throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      Typed server =
          typed(Map.of("DATABASE_URL", database.databaseUrl(), "PORT", "0", "SIMULATOR_PORT", "0"));
      CompletableFuture<Integer> running = server.begin("server");
      awaitReady(server, running);
      URI chatPage = address(server, "Chat page");
      Typed worker =
          typed(
              Map.of(
                  "DATABASE_URL", database.databaseUrl(),
                  "SIMULATOR_PORT", String.valueOf(chatPage.getPort())));
      CompletableFuture<Integer> working = worker.begin("worker");
      awaitReady(worker, working);

      answers(chatPage);

      assertThat(server.out()).contains(", only as server");
      assertThat(worker.out()).contains(", only as worker");
      assertThat(address(worker, "Bot").getPort()).isNotIn(0, 8000);
      worker.stop.request();
      server.stop.request();
      assertThat(working.get(60, TimeUnit.SECONDS)).isZero();
      assertThat(running.get(60, TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void healthAndMetricsCanHaveAPortOfTheirOwn() throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      int management = freePort();
      Typed typed =
          typed(
              Map.of(
                  "DATABASE_URL",
                  database.databaseUrl(),
                  "PORT",
                  "0",
                  "SIMULATOR_PORT",
                  "0",
                  "MANAGEMENT_PORT",
                  String.valueOf(management)));
      CompletableFuture<Integer> running = typed.begin("start");
      awaitReady(typed, running);

      URI own = URI.create("http://127.0.0.1:" + management);
      assertThat(Fetch.get(own.resolve("/health")).body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(Fetch.get(own.resolve("/metrics")).status()).isEqualTo(200);
      assertThat(Fetch.get(address(typed, "Bot").resolve("/metrics")).status()).isEqualTo(404);

      typed.stop.request();
      assertThat(running.get(60, TimeUnit.SECONDS)).isZero();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aTakenPortIsToldWithTheSettingThatChangesIt() throws IOException {
    try (var taken = new ServerSocket(0)) {
      String port = String.valueOf(taken.getLocalPort());
      Typed bot = typed(Map.of("PORT", port, "SIMULATOR_PORT", "0"));
      Typed simulator = typed(Map.of("PORT", "0", "SIMULATOR_PORT", port));
      Typed alone = typed(Map.of("SIMULATOR_PORT", port));

      assertThat(bot.run("start")).isEqualTo(1);
      assertThat(simulator.run("start")).isEqualTo(1);
      assertThat(alone.run("simulator")).isEqualTo(1);

      assertThat(bot.err()).contains("Port " + port + " is taken", "set PORT to a free port");
      assertThat(simulator.err()).contains("set SIMULATOR_PORT to a free port");
      assertThat(alone.err()).contains("set SIMULATOR_PORT to a free port");
      assertThat(bot.err().strip().lines()).hasSize(1);
      assertThat(directory.resolve("data")).as("no database was made").doesNotExist();
    }
  }

  @Test
  void productionNeedsABot() {
    Typed typed = typed(Map.of("ENVIRONMENT", "production", "PORT", "0"));

    assertThat(typed.run("start")).isEqualTo(2);

    assertThat(typed.err()).contains("TELEGRAM_BOT_TOKEN");
  }

  @Test
  void aWorkerNeedsABot() throws IOException {
    Typed typed = typed(Map.of("SIMULATOR_PORT", String.valueOf(freePort())));

    assertThat(typed.run("worker")).isEqualTo(2);

    assertThat(typed.err()).contains("TELEGRAM_BOT_TOKEN", "./rapport simulator");
  }

  @Test
  void aDatabaseThatIsAwayEndsTheStartWithOneClearLine() {
    Typed typed =
        typed(
            Map.of(
                "DATABASE_URL", "postgres://bot:hunter2@127.0.0.1:1/rapport",
                "PORT", "0",
                "SIMULATOR_PORT", "0"));

    assertThat(typed.run("start")).isEqualTo(1);

    assertThat(typed.err())
        .contains("The database cannot be reached")
        .doesNotContain("hunter2", "\tat ");
  }

  @Test
  void theSimulatorRunsAloneAndSaysHowToUseIt() throws Exception {
    Typed typed = typed(Map.of("SIMULATOR_PORT", "0"));
    CompletableFuture<Integer> running = typed.begin("simulator");
    awaitReady(typed, running);

    Matcher line = Pattern.compile("TELEGRAM_API_URL=(\\S+)").matcher(typed.out());
    assertThat(line.find()).isTrue();
    Matcher token = Pattern.compile("TELEGRAM_BOT_TOKEN=(\\S+)").matcher(typed.out());
    assertThat(token.find()).isTrue();
    URI getMe = URI.create(line.group(1) + "/bot" + token.group(1) + "/getMe");
    assertThat(Fetch.get(getMe).body()).contains("\"ok\":true");

    typed.stop.request();
    assertThat(running.get(30, TimeUnit.SECONDS)).isZero();
  }
}
