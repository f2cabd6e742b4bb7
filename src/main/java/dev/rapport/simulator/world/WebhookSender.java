package dev.rapport.simulator.world;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Posts updates to webhooks as Telegram does: at most so many at once, one a chat, each again and
/// again with growing pauses until it is accepted or a day old.
public final class WebhookSender implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final int LONGEST_RETRY_AFTER = 3600;

  private record Outcome(boolean isAccepted, String text, int retryAfter) {}

  private final World world;
  private final RandomGenerator random;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .executor(threads)
          .build();
  private volatile boolean closed;

  public WebhookSender(World world, RandomGenerator random) {
    this.world = world;
    this.random = random;
  }

  /// Starts to serve a bot's webhook, whenever it has one.
  public void serve(Bot bot) {
    threads.execute(() -> dispatch(bot));
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    client.shutdownNow();
  }

  private void dispatch(Bot bot) {
    world.locked(() -> {
      try {
        while (!closed) dispatchNext(bot);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return true;
    });
  }

  private void dispatchNext(Bot bot) throws InterruptedException {
    UpdateQueue queue = bot.updates();
    @Nullable Webhook webhook = bot.webhook();
    if (webhook != null) {
      queue
          .dropExpired(world.clock().instant())
          .forEach(
              update -> world.record().add(Polling.delivery(bot, update, "webhook", "expired")));
    }
    Map.@Nullable Entry<Long, Update> next =
        webhook == null || queue.inFlight() >= webhook.maxConnections()
            ? null
            : queue.takeForWebhook(System.nanoTime());
    if (next == null || webhook == null) {
      queue.await(TimeUnit.SECONDS.toNanos(1));
      return;
    }
    long place = next.getKey();
    Update update = next.getValue();
    threads.execute(() -> deliver(bot, webhook, place, update));
  }

  private void deliver(Bot bot, Webhook webhook, long place, Update update) {
    Outcome outcome = post(webhook, update);
    world.locked(() -> {
      settle(bot, webhook, place, update, outcome);
      return true;
    });
  }

  private void settle(Bot bot, Webhook webhook, long place, Update update, Outcome outcome) {
    world.record().add(Polling.delivery(bot, update, "webhook", outcome.text()));
    if (outcome.isAccepted()) {
      bot.updates().remove(place);
    } else {
      int failures = update.fail();
      update.retryAt(System.nanoTime() + pause(failures, outcome.retryAfter()).toNanos());
      @Nullable Webhook current = bot.webhook();
      if (webhook.isSameAs(current)) {
        bot.webhook(webhook.failed(world.clock().instant(), outcome.text()));
      }
    }
    bot.updates().release(update);
  }

  /// The first try again is at once, then the pauses double up to about a minute; what the webhook
  /// asks for goes before.
  private Duration pause(int failures, int retryAfter) {
    if (retryAfter > 0) return Duration.ofSeconds(Math.min(retryAfter, LONGEST_RETRY_AFTER));
    if (failures == 1) return Duration.ZERO;
    long doubled = 1L << Math.min(failures - 1, 10);
    long most = random.nextLong(LONGEST_PAUSE.toSeconds(), LONGEST_PAUSE.toSeconds() * 2);
    return Duration.ofSeconds(Math.min(doubled, most));
  }

  private Outcome post(Webhook webhook, Update update) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhook.url())
            .timeout(ANSWER_TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(update.json()));
    if (webhook.secret() != null) {
      request.header("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
    }
    try {
      return outcome(client.send(request.build(), HttpResponse.BodyHandlers.discarding()));
    } catch (ConnectException _) {
      return new Outcome(false, "Connection refused", 0);
    } catch (HttpTimeoutException _) {
      return new Outcome(false, "Read timeout expired", 0);
    } catch (IOException _) {
      return new Outcome(false, "Webhook connection closed", 0);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Outcome(false, "The simulator closes", 0);
    }
  }

  private static Outcome outcome(HttpResponse<Void> response) {
    int status = response.statusCode();
    if (status >= 200 && status <= 299) return new Outcome(true, "accepted", 0);
    String asked = response.headers().firstValue("Retry-After").orElse("").strip();
    return new Outcome(
        false,
        "Wrong response from the webhook: " + Reasons.of(status),
        asked.matches("\\d{1,6}") ? Integer.parseInt(asked) : 0);
  }
}
