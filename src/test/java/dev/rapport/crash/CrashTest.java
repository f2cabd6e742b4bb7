package dev.rapport.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.crash.ScriptedProvider.Mood;
import dev.rapport.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to members when something dies.
class CrashTest {
  private static final int PEOPLE = 12;
  private static final Pattern NUMBER = Pattern.compile("m(\\d+)\\.");

  @TempDir private Path directory;
  private final SimulatedTelegram telegram = new SimulatedTelegram();
  private final TestDatabase database = TestDatabase.fresh();
  private final List<BotProcess> processes = new ArrayList<>();
  private final List<Long> people = telegram.people(PEOPLE);
  private int written;
  private ScriptedProvider model;

  CrashTest() throws IOException {
    model = ScriptedProvider.start();
  }

  @BeforeEach
  void generous() {
    telegram.faults("{\"flood_limits\":{\"enabled\":false}}");
  }

  @AfterEach
  void close() {
    processes.forEach(BotProcess::close);
    telegram.close();
    model.close();
    database.close();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("TELEGRAM_BOT_TOKEN", SimulatedTelegram.token());
    settings.put("TELEGRAM_API_URL", telegram.url());
    settings.put("TELEGRAM_CHAT_RATE", "0");
    settings.put("OPENAI_BASE_URL", model.url());
    settings.put("OPENAI_API_KEY", "scripted");
    settings.put("DATABASE_URL", database.databaseUrl());
    settings.put("DATA_DIR", directory.resolve("data").toString());
    settings.put("LANE_LEASE", "4");
    settings.put("LLM_FIRST_TOKEN_TIMEOUT", "3");
    settings.put("LLM_TIMEOUT", "10");
    return settings;
  }

  private BotProcess start(String command, Map<String, String> settings) {
    BotProcess process = BotProcess.start(command, settings, directory);
    processes.add(process);
    return process.awaitReady();
  }

  /// Everybody writes once.
  private void everybodyWrites() {
    int number = written++;
    for (long person : people) telegram.write(person, "m" + number + ".");
  }

  private List<Integer> answered(long person) {
    List<Integer> numbers = new ArrayList<>();
    for (String text : telegram.botMessages(person)) {
      if (text.startsWith("echo of")) {
        NUMBER.matcher(text).results().forEach(m -> numbers.add(Integer.parseInt(m.group(1))));
      }
    }
    return numbers;
  }

  private static List<Integer> upTo(int count) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < count; i++) all.add(i);
    return all;
  }

  private void awaitEverybodyAnswered() {
    await("everybody is answered")
        .atMost(150, TimeUnit.SECONDS)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(this::checkAnswers);
    checkDatabase();
  }

  /// Each message is answered once and in order; an answer of unknown fate may be missing, but then
  /// it was announced.
  private void checkAnswers() {
    for (long person : people) {
      List<Integer> numbers = answered(person);
      long notices =
          telegram.botMessages(person).stream()
              .filter(text -> text.startsWith("My last answer may not have"))
              .count();
      assertThat(numbers).as("order and doubles of %s", person).isSorted().doesNotHaveDuplicates();
      if (notices == 0) assertThat(numbers).as("answers to %s", person).isEqualTo(upTo(written));
    }
    assertThat(database.column("select sum(pending) from lane")).containsExactly("0");
  }

  private void checkDatabase() {
    assertThat(database.column("select distinct state from inbox")).containsExactly("DONE");
    assertThat(
            database.column(
                "select distinct state from outbox where state in ('PENDING', 'SENDING')"))
        .isEmpty();
    assertThat(
            database.column(
                "select turn from llm_call where outcome = 'ANSWERED' group by turn having count(*) > 1"))
        .as("turns whose answer was booked twice")
        .isEmpty();
  }

  @Test
  void theBotIsKilledUnderLoadAndStartsAgain() {
    BotProcess bot = start("start", settings());
    model.behave(Mood.SLOW);
    everybodyWrites();
    await().until(() -> model.calls.get() >= PEOPLE);
    everybodyWrites();

    bot.kill();
    everybodyWrites();
    model.behave(Mood.ECHO);
    start("start", settings());

    awaitEverybodyAnswered();
  }

  @Test
  void theBotIsKilledUnderLoadBehindAWebhook() {
    Map<String, String> settings = settings();
    int port = BotProcess.freePort();
    settings.put("PORT", String.valueOf(port));
    settings.put("WEBHOOK_URL", "http://127.0.0.1:" + port);
    settings.put("WEBHOOK_SECRET", "only-for-this-test");
    BotProcess bot = start("start", settings);
    for (int i = 0; i < 3; i++) everybodyWrites();

    bot.kill();
    everybodyWrites();
    start("start", settings);
    everybodyWrites();

    awaitEverybodyAnswered();
  }

  @Test
  void oneOfTwoNodesIsKilledAndTheOtherTakesOver() {
    BotProcess first = start("start", settings());
    start("worker", settings());
    model.behave(Mood.SLOW);
    everybodyWrites();
    await().until(() -> model.calls.get() >= PEOPLE);

    first.kill();
    model.behave(Mood.ECHO);
    start("server", settings());
    everybodyWrites();

    awaitEverybodyAnswered();
  }

  @Test
  void aNodeIsFrozenPastItsLeaseAndWakesUpAgain() {
    BotProcess first = start("start", settings());
    model.behave(Mood.SLOW);
    everybodyWrites();
    await().until(() -> model.calls.get() >= PEOPLE);

    first.freeze();
    model.behave(Mood.ECHO);
    start("start", settings());
    await("the other node answers").atMost(60, TimeUnit.SECONDS).untilAsserted(this::checkAnswers);
    first.thaw();
    everybodyWrites();

    awaitEverybodyAnswered();
  }

  @Test
  void theEmbeddedDatabaseIsKilledUnderLoad() throws IOException {
    Map<String, String> settings = settings();
    settings.remove("DATABASE_URL");
    start("start", settings);
    model.behave(Mood.SLOW);
    everybodyWrites();
    await().until(() -> model.calls.get() >= PEOPLE);

    String pidFile =
        java.nio.file.Files.readString(directory.resolve("data/postgres/postmaster.pid"));
    BotProcess.signal("KILL", Long.parseLong(pidFile.lines().findFirst().orElseThrow()));
    model.behave(Mood.ECHO);
    everybodyWrites();

    await("everybody is answered")
        .atMost(90, TimeUnit.SECONDS)
        .untilAsserted(() -> {
          for (long person : people) assertThat(answered(person)).isEqualTo(upTo(written));
        });
  }

  @Test
  void telegramTakesMessagesAndLosesItsAnswers() {
    start("start", settings());
    telegram.faults(
        "{\"methods\":[{\"method\":\"sendMessage\",\"fault\":\"drop_answer\",\"probability\":1,\"remaining\":6}]}");

    everybodyWrites();
    everybodyWrites();

    await("everybody is answered")
        .atMost(60, TimeUnit.SECONDS)
        .untilAsserted(() -> {
          for (long person : people) assertThat(answered(person)).isEqualTo(upTo(written));
          assertThat(database.column("select sum(pending) from lane")).containsExactly("0");
        });
    assertThat(database.column("select count(*) from outbox where state = 'UNKNOWN'"))
        .containsExactly("6");
    checkDatabase();
  }

  @Test
  void telegramFailsAndLimitsInEveryWay() {
    start("start", settings());
    telegram.faults(
        """
        {"methods":[
          {"method":"sendMessage","fault":"status_500","probability":0.2,"remaining":10},
          {"method":"sendMessage","fault":"flood","probability":0.3,"remaining":20,"retry_after":1},
          {"method":"sendMessageDraft","fault":"reset","probability":0.5,"remaining":20}],
         "updates":{"duplicate":0.5,"reorder":0.3}}
        """);

    for (int i = 0; i < 3; i++) everybodyWrites();

    await("everybody is answered")
        .atMost(90, TimeUnit.SECONDS)
        .untilAsserted(() -> {
          for (long person : people) {
            assertThat(answered(person)).containsExactlyInAnyOrderElementsOf(upTo(written));
          }
        });
    checkDatabase();
  }

  @Test
  void theModelHangsCutsFloodsAndTalksGarbage() {
    start("start", settings());

    model.behave(Mood.GARBAGE);
    everybodyWrites();
    await().atMost(20, TimeUnit.SECONDS).until(() -> model.calls.get() > 2);
    model.behave(Mood.HANG);
    everybodyWrites();
    int before = model.calls.get();
    await().atMost(30, TimeUnit.SECONDS).until(() -> model.calls.get() > before);
    model.behave(Mood.ECHO);
    awaitEverybodyAnswered();

    model.behave(Mood.CUT);
    telegram.write(people.getFirst(), "m" + written + ".");
    await()
        .atMost(30, TimeUnit.SECONDS)
        .until(
            () -> telegram.botMessages(people.getFirst()).getLast().contains("/retry asks again"));
    model.behave(Mood.FLOOD);
    telegram.write(people.get(1), "tell me everything");
    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> telegram.botMessages(people.get(1)).getLast().contains("flood"));
  }

  @Test
  void poisonIsSurvivedAndKeptOnRecord() {
    BotProcess bot = start("start", settings());
    String deep = "[".repeat(400) + "]".repeat(400);
    telegram.inject(
        """
        [{"update_id": 900001, "message": {"text": 5, "chat": "nowhere"}},
         {"update_id": 900002, "message": {"chat": {"id": 5, "type": "private"}, "x": %s}},
         {"update_id": 900003, "telepathy": {"thought": "hello"}},
         {"update_id": 900004, "message": {"message_id": 1, "date": 1, "chat": {"id": 77, "type": "private"},
           "from": {"id": 77, "is_bot": false, "first_name": "\\u0000\\ud800"}, "text": "nul \\u0000 lone \\ud800."}},
         {"update_id": 900005, "message": {"message_id": 1, "date": 1, "chat": {"id": 78, "type": "private"}, "text": "%s"}},
         {"update_id": 900006}]
        """
            .formatted(deep, "long ".repeat(200_000)));

    everybodyWrites();

    awaitEverybodyAnsweredDespitePoison();
    assertThat(bot.log()).doesNotContain("OutOfMemory").doesNotContain("StackOverflow");
  }

  private void awaitEverybodyAnsweredDespitePoison() {
    await("everybody is answered")
        .atMost(90, TimeUnit.SECONDS)
        .untilAsserted(() -> {
          for (long person : people) assertThat(answered(person)).isEqualTo(upTo(written));
          assertThat(database.column("select count(*) from inbox where state = 'PENDING'"))
              .containsExactly("0");
        });
  }

  @Test
  void aPoliteStopFinishesWhatIsBeingAnswered() {
    BotProcess bot = start("start", settings());
    model.behave(Mood.SLOW);
    everybodyWrites();
    await().until(() -> model.calls.get() >= PEOPLE);

    int code = bot.stop();

    assertThat(code).isIn(0, 143);
    checkAnswers();
    assertThat(database.column("select count(*) from lane where owner is not null"))
        .containsExactly("0");
  }
}
