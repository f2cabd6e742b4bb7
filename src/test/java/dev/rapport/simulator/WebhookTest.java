package dev.rapport.simulator;

import static dev.rapport.simulator.SimulatedTelegram.ALICE;
import static dev.rapport.simulator.SimulatedTelegram.BORIS;
import static dev.rapport.simulator.SimulatedTelegram.CLARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class WebhookTest {
  private final SettableClock clock = new SettableClock();
  private final SimulatedTelegram telegram = new SimulatedTelegram(clock).withoutLimits();
  private final HookServer hook;

  WebhookTest() throws IOException {
    hook = new HookServer((_, _) -> 200);
  }

  @AfterEach
  void close() {
    telegram.close();
    hook.close();
  }

  private void set(String more) {
    telegram.result("setWebhook", "{'url':'%s'%s}".formatted(hook.url(), more));
  }

  private JsonNode info() {
    return telegram.result("getWebhookInfo", "{}");
  }

  private void awaitNothingPending() {
    await().until(() -> info().path("pending_update_count").intValue() == 0);
  }

  @Test
  void updatesArePostedWithTheSecret() {
    set(",'secret_token':'s3cret_-'");

    telegram.write(ALICE, "one");

    awaitNothingPending();
    assertThat(hook.deliveries()).hasSize(1);
    var delivery = hook.deliveries().getFirst();
    assertThat(delivery.secret()).contains("s3cret_-");
    assertThat(delivery.contentType()).contains("application/json");
    assertThat(delivery.text()).isEqualTo("one");
    assertThat(delivery.update().path("update_id").longValue()).isPositive();
  }

  @Test
  void withoutASecretThereIsNoHeader() {
    set("");

    telegram.write(ALICE, "one");

    awaitNothingPending();
    assertThat(hook.deliveries().getFirst().secret()).isEmpty();
  }

  @Test
  void whatWaitedIsDeliveredWhenTheWebhookIsSetUnlessDropped() {
    telegram.write(ALICE, "waiting");
    set("");
    awaitNothingPending();
    telegram.result("deleteWebhook", "{}");
    telegram.write(ALICE, "unwanted");

    set(",'drop_pending_updates':true");
    telegram.write(ALICE, "new");

    awaitNothingPending();
    assertThat(hook.deliveries())
        .extracting(HookServer.Delivery::text)
        .containsExactly("waiting", "new");
  }

  @Test
  void aChatHasOneUpdateInFlightAndItsOrderIsKept() {
    var release = new CountDownLatch(1);
    hook.behave((delivery, _) -> {
      if (delivery.text().equals("first")) release.await();
      return 200;
    });
    set("");

    telegram.write(ALICE, "first");
    telegram.write(ALICE, "second");
    telegram.write(BORIS, "other");

    await().until(() -> hook.deliveries().size() == 2);
    assertThat(hook.deliveries())
        .extracting(HookServer.Delivery::text)
        .containsExactlyInAnyOrder("first", "other");
    release.countDown();
    awaitNothingPending();
    assertThat(hook.deliveries())
        .filteredOn(delivery -> delivery.chat() == ALICE)
        .extracting(HookServer.Delivery::text)
        .containsExactly("first", "second");
  }

  @Test
  void noMoreThanMaxConnectionsAreUsedAtOnce() {
    var arrived = new CountDownLatch(2);
    var release = new CountDownLatch(1);
    hook.behave((_, _) -> {
      arrived.countDown();
      release.await(2, TimeUnit.SECONDS);
      return 200;
    });
    set(",'max_connections':2");

    for (long person : new long[] {ALICE, BORIS, CLARA}) telegram.write(person, "x");

    await().until(() -> arrived.getCount() == 0);
    release.countDown();
    awaitNothingPending();
    assertThat(hook.mostAtOnce()).isEqualTo(2);
    assertThat(hook.deliveries()).hasSize(3);
  }

  @Test
  void whatIsRefusedComesAgainAtOnceAndThenWithPauses() {
    var count = new AtomicInteger();
    hook.behave((_, _) -> count.incrementAndGet() <= 2 ? 500 : 200);
    set("");
    long start = System.nanoTime();

    telegram.write(ALICE, "one");

    awaitNothingPending();
    assertThat(hook.deliveries()).extracting(HookServer.Delivery::text).containsOnly("one");
    assertThat(hook.deliveries()).hasSize(3);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(8));
    assertThat(info().path("last_error_message").stringValue())
        .isEqualTo("Wrong response from the webhook: 500 Internal Server Error");
    assertThat(info().path("last_error_date").longValue())
        .isEqualTo(clock.instant().getEpochSecond());
  }

  @Test
  void retryAfterIsHonoured() {
    var count = new AtomicInteger();
    hook.behave((_, exchange) -> {
      if (count.incrementAndGet() > 1) return 200;
      exchange.getResponseHeaders().set("Retry-After", "1");
      return 503;
    });
    set("");
    long start = System.nanoTime();

    telegram.write(ALICE, "one");

    awaitNothingPending();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(950));
    assertThat(hook.deliveries()).hasSize(2);
  }

  @Test
  void anUpdateThatIsNeverTakenIsDroppedAfterADay() {
    telegram.result("setWebhook", "{'url':'http://127.0.0.1:1/hook'}");
    telegram.write(ALICE, "one");
    await().until(() -> info().has("last_error_message"));
    assertThat(info().path("last_error_message").stringValue()).isEqualTo("Connection refused");

    clock.goOn(Duration.ofHours(25));

    awaitNothingPending();
    assertThat(telegram.sim("GET", "/sim/record", "").toString()).contains("\"expired\"");
  }

  @Test
  void theInfoTellsWhatWasSet() {
    JsonNode none = info();
    set(",'max_connections':7,'allowed_updates':['message','callback_query']");
    JsonNode some = info();

    assertThat(none.path("url").stringValue()).isEmpty();
    assertThat(none.has("max_connections")).isFalse();
    assertThat(some.path("url").stringValue()).isEqualTo(hook.url());
    assertThat(some.path("max_connections").intValue()).isEqualTo(7);
    assertThat(some.path("allowed_updates")).hasSize(2);
    assertThat(some.path("has_custom_certificate").booleanValue()).isFalse();
  }

  @Test
  void anEmptyUrlRemovesTheWebhook() {
    set("");

    telegram.result("setWebhook", "{'url':''}");

    assertThat(info().path("url").stringValue()).isEmpty();
    assertThat(telegram.call("getUpdates", "{}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'http://example.org/h'|bad webhook: An HTTPS URL must be provided for webhook",
        "'https://example.org:4000/h'|bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        "'ftp://127.0.0.1/h'|invalid webhook URL specified",
        "'https:// /'|invalid webhook URL specified",
        "'https://example.org','secret_token':'a b'|secret token contains unallowed characters",
      })
  void anImpossibleWebhookIsRefused(String url, String why) {
    assertThat(telegram.refusal("setWebhook", "{'url':%s}".formatted(url)))
        .isEqualTo("Bad Request: " + why);
  }

  @Test
  void anotherBotHasItsOwnUpdates() {
    String token = "200002:SECOND-SIMULATED-BOT";
    telegram.sim(
        "POST",
        "/sim/bots",
        "{'token':'%s','username':'second_bot','first_name':'Second'}".formatted(token));
    telegram.callAs(token, "setWebhook", "{'url':'%s'}".formatted(hook.url()));

    telegram.sim(
        "POST",
        "/sim/chats/" + ALICE + "/messages",
        "{'from':%d,'bot_id':200002,'text':'to the second'}".formatted(ALICE));

    await().until(() -> hook.deliveries().size() == 1);
    assertThat(hook.deliveries().getFirst().text()).isEqualTo("to the second");
    assertThat(telegram.updates(0)).isEmpty();
    assertThat(
            telegram
                .trySim(
                    "POST",
                    "/sim/bots",
                    "{'token':'%s','username':'x','first_name':'y'}".formatted(token))
                .status())
        .isEqualTo(400);
  }
}
