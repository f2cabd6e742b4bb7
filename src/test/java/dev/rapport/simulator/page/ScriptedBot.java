package dev.rapport.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bot that does what a test says, over the Bot API.
final class ScriptedBot implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final List<String> KINDS =
      List.of("message", "edited_message", "callback_query", "message_reaction", "my_chat_member");

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final URI api;
  private final Deque<JsonNode> waiting = new ArrayDeque<>();
  private long offset;

  ScriptedBot(URI simulator, String token) {
    this.api = simulator.resolve("/bot" + token + "/");
  }

  /// Calls a method that must succeed, and gives its result.
  JsonNode call(String method, Map<String, ?> parameters) {
    JsonNode answer = tryCall(method, parameters);
    assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    return answer.path("result");
  }

  /// Calls a method and gives the whole answer.
  JsonNode tryCall(String method, Map<String, ?> parameters) {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(method))
            .timeout(PATIENCE.plusSeconds(10))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(parameters)))
            .build();
    try {
      return json.readTree(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new AssertionError(method + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// Waits for the next update of a kind, and drops what came before it.
  JsonNode next(String kind) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (waiting.isEmpty()) poll(1);
      while (!waiting.isEmpty()) {
        JsonNode update = waiting.removeFirst();
        if (update.has(kind)) return update.path(kind);
      }
    }
    throw new AssertionError("no " + kind + " came");
  }

  /// The text of the next message that has one.
  String nextText() {
    return nextWithText().path("text").asString();
  }

  /// The next message with a text; service messages are left out.
  JsonNode nextWithText() {
    JsonNode message = next("message");
    return message.has("text") ? message : nextWithText();
  }

  /// Shows the simulator that a bot is here, and takes what waits.
  void poll(int timeoutSeconds) {
    JsonNode updates =
        call(
            "getUpdates",
            Map.of("offset", offset, "timeout", timeoutSeconds, "allowed_updates", KINDS));
    for (JsonNode update : updates) {
      offset = Math.max(offset, update.path("update_id").asLong() + 1);
      waiting.addLast(update);
    }
  }

  /// Says something in HTML; gives the message.
  JsonNode say(long chat, String html) {
    return call("sendMessage", Map.of("chat_id", chat, "text", html, "parse_mode", "HTML"));
  }

  void draft(long chat, String html) {
    call(
        "sendMessageDraft",
        Map.of("chat_id", chat, "draft_id", 7, "text", html, "parse_mode", "HTML"));
  }

  @Override
  public void close() {
    http.close();
  }
}
