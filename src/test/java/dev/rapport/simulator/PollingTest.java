package dev.rapport.simulator;

import static dev.rapport.simulator.SimulatedTelegram.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PollingTest {
  private final SettableClock clock = new SettableClock();
  private final SimulatedTelegram telegram = new SimulatedTelegram(clock).withoutLimits();

  @AfterEach
  void close() {
    telegram.close();
  }

  private static String text(JsonNode update) {
    return update.path("message").path("text").asString("");
  }

  @Test
  void whatIsNotConfirmedComesAgain() {
    telegram.write(ALICE, "one");
    telegram.write(ALICE, "two");

    JsonNode first = telegram.updates(0);
    JsonNode again = telegram.updates(0);
    JsonNode rest = telegram.updates(first.path(1).path("update_id").longValue());

    assertThat(first).hasSize(2);
    assertThat(again).isEqualTo(first);
    assertThat(rest).hasSize(1);
    assertThat(text(rest.path(0))).isEqualTo("two");
    assertThat(telegram.updates(0)).hasSize(1);
  }

  @Test
  void updateIdsCountUpByOne() {
    telegram.write(ALICE, "one");
    telegram.write(ALICE, "two");

    JsonNode updates = telegram.updates(0);

    assertThat(updates.path(1).path("update_id").longValue())
        .isEqualTo(updates.path(0).path("update_id").longValue() + 1);
  }

  @Test
  void theLimitIsKept() {
    telegram.write(ALICE, "one");
    telegram.write(ALICE, "two");

    assertThat(telegram.result("getUpdates", "{'limit':1}")).hasSize(1);
  }

  @Test
  void aNegativeOffsetKeepsTheLastOnes() {
    for (String text : new String[] {"one", "two", "three"}) telegram.write(ALICE, text);

    JsonNode last = telegram.updates(-1);

    assertThat(last).hasSize(1);
    assertThat(text(last.path(0))).isEqualTo("three");
    assertThat(telegram.updates(0)).hasSize(1);
  }

  @Test
  void aLongPollEndsWithTheNextUpdate() {
    CompletableFuture<JsonNode> poll = poll();
    awaitPoll();

    telegram.write(ALICE, "now");

    assertThat(poll.orTimeout(10, TimeUnit.SECONDS).join()).hasSize(1);
  }

  @Test
  void aLongPollWithoutUpdatesEndsEmptyAfterItsTime() {
    long start = System.nanoTime();

    JsonNode none = telegram.result("getUpdates", "{'timeout':1}");

    assertThat(none).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void asSecondPollEndsTheFirst() {
    CompletableFuture<SimulatedTelegram.Answer> first =
        CompletableFuture.supplyAsync(() -> telegram.call("getUpdates", "{'timeout':30}"));
    awaitPoll();

    telegram.updates(0);

    var answer = first.orTimeout(10, TimeUnit.SECONDS).join();
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.description())
        .isEqualTo(
            "Conflict: terminated by other getUpdates request; make sure that only one bot"
                + " instance is running");
  }

  @Test
  void aWebhookEndsAPollAndForbidsTheNext() {
    CompletableFuture<SimulatedTelegram.Answer> first =
        CompletableFuture.supplyAsync(() -> telegram.call("getUpdates", "{'timeout':30}"));
    awaitPoll();

    telegram.result("setWebhook", "{'url':'http://127.0.0.1:1/hook'}");
    var next = telegram.call("getUpdates", "{}");

    assertThat(first.orTimeout(10, TimeUnit.SECONDS).join().description())
        .isEqualTo("Conflict: terminated by setWebhook request");
    assertThat(next.status()).isEqualTo(409);
    assertThat(next.description())
        .isEqualTo(
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
                + " delete the webhook first");
  }

  @Test
  void onlyAllowedKindsCome() {
    telegram.result("getUpdates", "{'allowed_updates':['edited_message','no_such_kind']}");
    int id = telegram.write(ALICE, "one").path("message_id").intValue();
    telegram.sim(
        "PUT",
        "/sim/chats/%d/messages/%d".formatted(ALICE, id),
        "{'from':%d,'text':'two'}".formatted(ALICE));

    JsonNode updates = telegram.updates(0);

    assertThat(updates).hasSize(1);
    assertThat(updates.path(0).path("edited_message").path("text").stringValue()).isEqualTo("two");
    assertThat(updates.path(0).path("edited_message").has("edit_date")).isTrue();
  }

  @Test
  void anEmptyListOfKindsRestoresTheDefault() {
    telegram.result("getUpdates", "{'allowed_updates':['edited_message']}");
    telegram.result("getUpdates", "{'allowed_updates':[]}");

    telegram.write(ALICE, "one");

    assertThat(telegram.updates(0)).hasSize(1);
  }

  @Test
  void updatesAreDroppedAfterADay() {
    telegram.write(ALICE, "old");
    clock.goOn(Duration.ofHours(23));
    telegram.write(ALICE, "new");

    clock.goOn(Duration.ofHours(2));
    JsonNode updates = telegram.updates(0);

    assertThat(updates).hasSize(1);
    assertThat(text(updates.path(0))).isEqualTo("new");
    assertThat(telegram.sim("GET", "/sim/record", "").toString()).contains("\"expired\"");
  }

  @Test
  void theRecordTellsOfEachDelivery() {
    telegram.write(ALICE, "one");

    long id = telegram.updates(0).path(0).path("update_id").longValue();
    telegram.updates(id + 1);

    assertThat(telegram.sim("GET", "/sim/record", "").valueStream())
        .filteredOn(row -> row.path("via").asString("").equals("polling"))
        .extracting(row -> row.path("outcome").stringValue())
        .containsExactly("sent", "confirmed");
  }

  private CompletableFuture<JsonNode> poll() {
    return CompletableFuture.supplyAsync(() -> telegram.result("getUpdates", "{'timeout':30}"));
  }

  private void awaitPoll() {
    await()
        .until(() ->
            telegram
                .sim("GET", "/sim/state", "")
                .path("bots")
                .path(0)
                .path("connected")
                .booleanValue());
  }
}
