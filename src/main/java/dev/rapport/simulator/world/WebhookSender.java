package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Posts updates to webhooks as Telegram does: at most so many at once, one a chat, each again and
/// again with growing pauses until it is accepted or a day old.
public final class WebhookSender implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 200;
  private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
  private static final Timeout ANSWER_TIMEOUT = Timeout.ofSeconds(60);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final int LONGEST_RETRY_AFTER = 3600;

  private record Outcome(boolean isAccepted, String text, int retryAfter) {}

  private final World world;
  private final RandomGenerator random;
  private final CloseableHttpClient client;
  private volatile boolean closed;

  public WebhookSender(World world, RandomGenerator random) {
    this.world = world;
    this.random = random;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(CONNECT_TIMEOUT).build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom().setResponseTimeout(ANSWER_TIMEOUT).build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .build();
  }

  /// Starts to serve a bot's webhook, whenever it has one.
  public void serve(Bot bot) {
    Thread.ofVirtual().name("simulator-webhook-" + bot.id()).start(() -> dispatch(bot));
  }

  @Override
  public void close() throws IOException {
    closed = true;
    world.locked(() -> {
      world.bots().forEach(bot -> bot.updates().changed());
      return true;
    });
    client.close();
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
    Thread.ofVirtual().start(() -> deliver(bot, webhook, place, update));
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
    var request = new HttpPost(webhook.url());
    request.setEntity(new StringEntity(Json.text(update.json()), ContentType.APPLICATION_JSON));
    if (webhook.secret() != null) {
      request.setHeader("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
    }
    try {
      return client.execute(request, WebhookSender::outcome);
    } catch (HttpHostConnectException _) {
      return new Outcome(false, "Connection refused", 0);
    } catch (SocketTimeoutException _) {
      return new Outcome(false, "Read timeout expired", 0);
    } catch (IOException _) {
      return new Outcome(false, "Webhook connection closed", 0);
    }
  }

  private static Outcome outcome(ClassicHttpResponse response) {
    EntityUtils.consumeQuietly(response.getEntity());
    int status = response.getCode();
    if (status >= 200 && status <= 299) return new Outcome(true, "accepted", 0);
    String text =
        "Wrong response from the webhook: %d %s".formatted(status, response.getReasonPhrase());
    return new Outcome(false, text.strip(), retryAfter(response.getFirstHeader("Retry-After")));
  }

  private static int retryAfter(@Nullable Header header) {
    if (header == null || !header.getValue().strip().matches("\\d{1,6}")) return 0;
    return Integer.parseInt(header.getValue().strip());
  }
}
