package dev.rapport.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConcurrencyTest {
  private static final int PEOPLE = 8;
  private static final int MESSAGES = 25;

  private final SimulatedTelegram telegram = new SimulatedTelegram().withoutLimits();

  @AfterEach
  void close() {
    telegram.close();
  }

  private List<Long> people() {
    return IntStream.range(0, PEOPLE)
        .mapToObj(
            _ -> telegram.sim("POST", "/sim/people", "{'first_name':'P'}").path("id").longValue())
        .toList();
  }

  private void allWrite(List<Long> people) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long person : people) {
        threads.execute(
            () -> IntStream.range(0, MESSAGES).forEach(n -> telegram.write(person, "m" + n)));
      }
    }
  }

  private static List<String> inOrder() {
    return IntStream.range(0, MESSAGES).mapToObj(n -> "m" + n).toList();
  }

  @Test
  void aPollerGetsEachMessageOfEachChatOnceAndInOrder() {
    List<Long> people = people();
    Map<Long, List<String>> seen = new HashMap<>();

    Thread writers = Thread.startVirtualThread(() -> allWrite(people));
    long offset = 0;
    int count = 0;
    while (count < PEOPLE * MESSAGES) {
      JsonNode updates =
          telegram.result("getUpdates", "{'offset':%d,'timeout':10}".formatted(offset));
      assertThat(updates).isNotEmpty();
      for (JsonNode update : updates) {
        JsonNode message = update.path("message");
        seen.computeIfAbsent(message.path("chat").path("id").longValue(), _ -> new ArrayList<>())
            .add(message.path("text").stringValue());
        offset = update.path("update_id").longValue() + 1;
        count++;
      }
    }

    assertThat(writers.isAlive() && telegram.updates(offset).size() > 0).isFalse();
    people.forEach(person -> assertThat(seen.get(person)).isEqualTo(inOrder()));
  }

  @Test
  void aWebhookThatOftenFailsGetsEachMessageInTheOrderOfItsChat() throws IOException {
    List<Long> people = people();
    Map<Long, List<String>> accepted = new HashMap<>();
    try (var hook =
        new HookServer((delivery, _) -> {
          if (ThreadLocalRandom.current().nextInt(10) == 0) return 500;
          synchronized (accepted) {
            accepted.computeIfAbsent(delivery.chat(), _ -> new ArrayList<>()).add(delivery.text());
          }
          return 200;
        })) {
      telegram.result("setWebhook", "{'url':'%s'}".formatted(hook.url()));

      allWrite(people);

      await()
          .atMost(java.time.Duration.ofSeconds(60))
          .until(() ->
              telegram.result("getWebhookInfo", "{}").path("pending_update_count").intValue() == 0);
    }
    people.forEach(person -> assertThat(accepted.get(person)).isEqualTo(inOrder()));
  }

  @Test
  void manySendersGetMessageIdsOfTheirOwn() {
    List<Integer> ids = java.util.Collections.synchronizedList(new ArrayList<>());

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int sender = 0; sender < 8; sender++) {
        threads.execute(() ->
            IntStream.range(0, 25)
                .forEach(_ ->
                    ids.add(
                        telegram
                            .result(
                                "sendMessage",
                                "{'chat_id':%d,'text':'x'}".formatted(SimulatedTelegram.ALICE))
                            .path("message_id")
                            .intValue())));
      }
    }

    assertThat(ids).hasSize(200).doesNotHaveDuplicates();
    assertThat(telegram.sim("GET", "/sim/record", "").valueStream())
        .filteredOn(row -> row.path("method").asString("").equals("sendMessage"))
        .hasSize(200);
  }
}
