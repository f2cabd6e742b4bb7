package dev.rapport.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.telegram.fake.FakeBotApi;
import dev.rapport.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookNodeTest {
  private static final String UPDATE =
      "{\"update_id\":7,\"message\":{\"message_id\":1,\"chat\":{\"id\":5,\"type\":\"private\"}}}";

  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final FakeBotApi SERVER = new FakeBotApi();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final AtomicReference<@Nullable TelegramNode> NODE = new AtomicReference<>();

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    NODE.set(
        new TelegramNode(
            settings()
                .with(Setting.TELEGRAM_MODE, "webhook")
                .with(Setting.WEBHOOK_SECRET, "s3cret"),
            DATABASE));
  }

  @AfterAll
  static void stop() {
    node().close();
    CLIENT.close();
    SERVER.close();
    DATABASE.close();
  }

  @AfterEach
  void available() {
    node().intake().unavailable(null);
  }

  @Test
  void aPostedUpdateIsStoredAndAcknowledgedWithoutAWord() throws Exception {
    HttpResponse<String> response = post(UPDATE, "s3cret");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(node().intake().stored())
        .anyMatch(update -> update.updateId() == 7 && update.lane().equals("42:5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"S3cret", "s3cret ", "s3cre", "geheim"})
  void aWrongSecretIsRefused(String secret) throws Exception {
    int stored = node().intake().stored().size();

    assertThat(post(UPDATE, secret.strip().equals("s3cret") ? "s3cret0" : secret).statusCode())
        .isEqualTo(401);
    assertThat(node().intake().stored()).hasSize(stored);
  }

  @Test
  void aMissingSecretIsRefused() throws Exception {
    assertThat(post(UPDATE, null).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "[]", "{}", "{\"update_id\":\"x\"}", "{\"update_id\":7,"})
  void whatIsNoUpdateIsABadRequest(String body) throws Exception {
    assertThat(post(body, "s3cret").statusCode()).isEqualTo(400);
  }

  @Test
  void aBodyOfMoreThanAMegabyteIsRefusedHoweverItIsSent() throws Exception {
    byte[] body = new byte[(1 << 20) + 1];

    assertThat(send("POST", BodyPublishers.ofByteArray(body), "s3cret").statusCode())
        .isEqualTo(413);
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    assertThat(send("POST", chunked, "s3cret").statusCode()).isEqualTo(413);
  }

  @Test
  void aChunkedUpdateIsTaken() throws Exception {
    byte[] body = UPDATE.getBytes(java.nio.charset.StandardCharsets.UTF_8);

    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    assertThat(send("POST", chunked, "s3cret").statusCode()).isEqualTo(200);
  }

  @Test
  void whatCannotBeStoredIsToBePostedAgainLater() throws Exception {
    node().intake().unavailable(Duration.ofMillis(2500));

    HttpResponse<String> response = post(UPDATE, "s3cret");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("3");
  }

  @Test
  void onlyPostsAreTaken() throws Exception {
    HttpResponse<String> response = send("GET", BodyPublishers.noBody(), "s3cret");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void withAnAddressItIsRegisteredWithASecretOfItsOwn() throws Exception {
    try (var server = new FakeBotApi();
        var node =
            new TelegramNode(
                settings()
                    .with(Setting.TELEGRAM_API_URL, server.address().toString())
                    .with(Setting.WEBHOOK_URL, "https://bot.example.org/")
                    .with(Setting.DATA_DIR, directory.toString()),
                DATABASE)) {
      await().until(() -> !server.requests("setWebhook").isEmpty());

      String secret = Files.readString(directory.resolve("webhook-secret"));
      assertThat(server.requests("setWebhook").getFirst().body())
          .contains("\"url\":\"https://bot.example.org/api/v1/webhook\"")
          .contains("\"secret_token\":\"%s\"".formatted(secret));
      assertThat(send(node, "POST", BodyPublishers.ofString(UPDATE), secret).statusCode())
          .isEqualTo(200);
      assertThat(send(node, "POST", BodyPublishers.ofString(UPDATE), "x").statusCode())
          .isEqualTo(401);
      assertThat(server.requests("getUpdates")).isEmpty();
    }
  }

  @Test
  void withoutAnAddressAndASecretADeveloperMayPostAnyway() throws Exception {
    try (var node = new TelegramNode(settings().with(Setting.TELEGRAM_MODE, "webhook"), DATABASE)) {
      assertThat(send(node, "POST", BodyPublishers.ofString(UPDATE), null).statusCode())
          .isEqualTo(200);
    }
    assertThat(SERVER.requests("setWebhook")).isEmpty();
  }

  private static Settings settings() {
    return Settings.of(
        Map.of(
            Setting.TELEGRAM_BOT_TOKEN,
            "42:abc",
            Setting.TELEGRAM_API_URL,
            SERVER.address().toString()));
  }

  private static TelegramNode node() {
    return java.util.Objects.requireNonNull(NODE.get());
  }

  private static HttpResponse<String> post(String body, @Nullable String secret)
      throws IOException, InterruptedException {
    return send("POST", BodyPublishers.ofString(body), secret);
  }

  private static HttpResponse<String> send(String verb, BodyPublisher body, @Nullable String secret)
      throws IOException, InterruptedException {
    return send(node(), verb, body, secret);
  }

  private static HttpResponse<String> send(
      TelegramNode node, String verb, BodyPublisher body, @Nullable String secret)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:%d/api/v1/webhook".formatted(node.port()));
    HttpRequest.Builder request = HttpRequest.newBuilder(address).method(verb, body);
    if (secret != null) request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
