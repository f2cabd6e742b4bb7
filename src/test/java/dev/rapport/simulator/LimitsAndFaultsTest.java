package dev.rapport.simulator;

import static dev.rapport.simulator.SimulatedTelegram.ALICE;
import static dev.rapport.simulator.SimulatedTelegram.BORIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LimitsAndFaultsTest {
  private final SettableClock clock = new SettableClock();
  private final SimulatedTelegram telegram = new SimulatedTelegram(clock);

  @AfterEach
  void close() {
    telegram.close();
  }

  private SimulatedTelegram.Answer send(long chat) {
    return telegram.call("sendMessage", "{'chat_id':%d,'text':'x'}".formatted(chat));
  }

  private void faults(String json) {
    telegram.sim("PUT", "/sim/faults", json);
  }

  private List<JsonNode> history() {
    return telegram.sim("GET", "/sim/chats/" + ALICE + "/messages", "").valueStream().toList();
  }

  private List<JsonNode> record() {
    return telegram.sim("GET", "/sim/record", "").valueStream().toList();
  }

  @Test
  void aChatTakesOneMessageASecondAfterASmallBurst() {
    for (int i = 0; i < 3; i++) assertThat(send(ALICE).status()).isEqualTo(200);

    var tooMuch = send(ALICE);
    clock.goOn(Duration.ofSeconds(1));

    assertThat(tooMuch.status()).isEqualTo(429);
    assertThat(tooMuch.description()).isEqualTo("Too Many Requests: retry after 1");
    assertThat(tooMuch.retryAfter()).isEqualTo(1);
    assertThat(send(ALICE).status()).isEqualTo(200);
    assertThat(send(ALICE).status()).isEqualTo(429);
  }

  @Test
  void editsCount() {
    int id = send(ALICE).result().path("message_id").intValue();
    String edit = "{'chat_id':%d,'message_id':%d,'text':'%s'}";

    telegram.result("editMessageText", edit.formatted(ALICE, id, "a"));
    telegram.result("editMessageText", edit.formatted(ALICE, id, "b"));

    assertThat(telegram.call("editMessageText", edit.formatted(ALICE, id, "c")).status())
        .isEqualTo(429);
  }

  @Test
  void aGroupTakesTwentyAMinute() {
    long group = telegram.chat("Friends");
    int sent = 0;
    for (int second = 0; second < 40; second++) {
      if (send(group).status() == 200) sent++;
      clock.goOn(Duration.ofSeconds(1));
    }

    assertThat(sent).isBetween(20, 34);
    assertThat(send(group).retryAfter()).isBetween(1, 3);
  }

  @Test
  void allChatsTogetherTakeThirtyASecond() {
    List<Long> people = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      long id = telegram.sim("POST", "/sim/people", "{'first_name':'P'}").path("id").longValue();
      telegram.write(id, "hello");
      people.add(id);
    }

    List<Integer> statuses =
        people.stream()
            .flatMap(id -> IntStream.range(0, 3).mapToObj(_ -> send(id).status()))
            .toList();

    assertThat(statuses.subList(0, 30)).containsOnly(200);
    assertThat(statuses.subList(30, 36)).containsOnly(429);
  }

  @Test
  void draftsHaveAMilderLimit() {
    String draft = "{'chat_id':%d,'draft_id':1,'text':'x'}".formatted(ALICE);
    for (int i = 0; i < 10; i++) telegram.result("sendMessageDraft", draft);

    assertThat(telegram.call("sendMessageDraft", draft).status()).isEqualTo(429);
    assertThat(send(ALICE).status()).isEqualTo(200);
  }

  @Test
  void theLimitsCanBeChangedAndSwitchedOff() {
    faults("{'flood_limits':{'chat_burst':1,'chat_per_second':0.1}}");
    send(ALICE);
    assertThat(send(ALICE).retryAfter()).isEqualTo(10);

    faults("{'flood_limits':{'enabled':false}}");

    assertThat(IntStream.range(0, 50).mapToObj(_ -> send(ALICE).status())).containsOnly(200);
    assertThat(
            telegram
                .sim("GET", "/sim/faults", "")
                .path("flood_limits")
                .path("chat_burst")
                .intValue())
        .isEqualTo(1);
  }

  @Test
  void aDroppedAnswerTakesEffect() {
    faults("{'methods':[{'method':'sendMessage','fault':'drop_answer','remaining':1}]}");

    assertThatThrownBy(() -> send(ALICE)).isInstanceOf(UncheckedIOException.class);

    assertThat(history()).hasSize(1);
    assertThat(record().getLast().path("effect").stringValue()).isEqualTo("applied");
    assertThat(record().getLast().path("fault").stringValue()).isEqualTo("drop_answer");
    assertThat(send(ALICE).status()).isEqualTo(200);
  }

  @Test
  void aResetTakesNoEffect() {
    faults("{'methods':[{'method':'*','fault':'reset','remaining':1}]}");

    assertThatThrownBy(() -> send(ALICE)).isInstanceOf(UncheckedIOException.class);

    assertThat(history()).isEmpty();
    assertThat(record().getLast().path("effect").stringValue()).isEqualTo("faulted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status_500", "status_502", "garbage", "flood", "refuse"})
  void otherFaultsAnswerBadlyAndTakeNoEffect(String fault) {
    faults(
        "{'methods':[{'method':'sendmessage','fault':'%s','retry_after':7,'remaining':1}]}"
            .formatted(fault));
    var request =
        HttpRequest.newBuilder(
            telegram
                .uri()
                .resolve(
                    "/bot%s/sendMessage?chat_id=%d&text=x".formatted(Simulator.BOT_TOKEN, ALICE)));

    var answer = telegram.raw(request);
    String body = new String(answer.body(), StandardCharsets.UTF_8);

    switch (fault) {
      case "status_500" -> assertThat(body).contains("Internal Server Error");
      case "status_502" -> assertThat(answer.statusCode()).isEqualTo(502);
      case "garbage" -> assertThat(body).startsWith("{\"ok\":tru");
      case "flood" -> assertThat(body).contains("\"retry_after\":7");
      default -> assertThat(body).contains("Bad Request: refused on demand");
    }
    assertThat(history()).isEmpty();
    assertThat(record().getLast().path("fault").stringValue()).isEqualTo(fault);
    assertThat(telegram.raw(request).statusCode()).isEqualTo(200);
  }

  @Test
  void aRefusalCanSayWhatItShall() {
    faults(
        "{'methods':[{'method':'sendMessage','fault':'refuse','description':'Bad Request: can\\u0027t parse entities: x'}]}");

    assertThat(send(ALICE).description()).isEqualTo("Bad Request: can't parse entities: x");
  }

  @Test
  void aSlowMethodSucceedsLate() {
    faults("{'methods':[{'method':'sendMessage','fault':'slow','delay_ms':400}]}");
    long start = System.nanoTime();

    var answer = send(ALICE);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(390));
  }

  @Test
  void aFaultCanConcernOneChatOnly() {
    telegram.write(BORIS, "hello");
    faults("{'methods':[{'method':'*','fault':'status_500','chat_id':%d}]}".formatted(ALICE));

    assertThat(send(ALICE).status()).isEqualTo(500);
    assertThat(send(BORIS).status()).isEqualTo(200);
  }

  @Test
  void aFaultThatNeverStrikesDoesNothing() {
    faults("{'methods':[{'method':'*','fault':'status_500','probability':0}]}");

    assertThat(send(ALICE).status()).isEqualTo(200);
  }

  @Test
  void anUnknownFaultIsRefused() {
    var answer = telegram.trySim("PUT", "/sim/faults", "{'methods':[{'fault':'fire'}]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("error").stringValue()).contains("fire");
  }

  @Test
  void updatesCanBeDoubled() {
    faults("{'updates':{'duplicate':1}}");

    telegram.write(ALICE, "one");

    JsonNode updates = telegram.updates(0);
    assertThat(updates).hasSize(2);
    assertThat(updates.path(0)).isEqualTo(updates.path(1));
    assertThat(telegram.updates(updates.path(0).path("update_id").longValue() + 1)).isEmpty();
  }

  @Test
  void anUpdateCanBeOvertakenAndIsNotLost() {
    faults("{'updates':{'reorder':1}}");
    telegram.write(ALICE, "first");
    faults("{'updates':{'reorder':0}}");
    telegram.write(ALICE, "second");

    JsonNode early = telegram.updates(0);
    long next = early.path(0).path("update_id").longValue() + 1;
    assertThat(early).hasSize(1);
    assertThat(early.path(0).path("message").path("text").stringValue()).isEqualTo("second");
    await()
        .untilAsserted(
            () -> assertThat(telegram.updates(next).toString()).contains("\"text\":\"first\""));
  }

  @Test
  void updatesCanBeDelayed() {
    faults("{'updates':{'delay_ms':300}}");

    telegram.write(ALICE, "one");

    assertThat(telegram.updates(0)).isEmpty();
    assertThat(telegram.result("getUpdates", "{'timeout':5}")).hasSize(1);
  }
}
