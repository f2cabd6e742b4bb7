package dev.rapport.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running simulator with the shortest ways to talk to both of its sides.
final class SimulatedTelegram implements AutoCloseable {
  static final long ALICE = 5_000_001;
  static final long BORIS = 5_000_002;
  static final long CLARA = 5_000_003;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Simulator simulator;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  SimulatedTelegram() {
    this(InstantSource.system());
  }

  SimulatedTelegram(InstantSource clock) {
    simulator = Simulator.start(SimulatorSettings.onFreePort(), clock);
  }

  /// An answer of either side.
  record Answer(int status, JsonNode body) {
    JsonNode result() {
      if (!body.path("ok").asBoolean(false)) throw new AssertionError("refused: " + body);
      return body.path("result");
    }

    String description() {
      return body.path("description").asString("");
    }

    int retryAfter() {
      return body.path("parameters").path("retry_after").asInt(0);
    }
  }

  URI uri() {
    return simulator.uri();
  }

  int port() {
    return simulator.port();
  }

  HttpClient http() {
    return http;
  }

  /// Calls a method as the default bot; parameters as JSON, in single quotes.
  Answer call(String method, String json) {
    return callAs(Simulator.BOT_TOKEN, method, json);
  }

  Answer callAs(String token, String method, String json) {
    return send(
        HttpRequest.newBuilder(uri().resolve("/bot" + token + "/" + method))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(quoted(json))));
  }

  JsonNode result(String method, String json) {
    return call(method, json).result();
  }

  String refusal(String method, String json) {
    Answer answer = call(method, json);
    if (answer.body().path("ok").asBoolean(true)) throw new AssertionError("not refused");
    return answer.description();
  }

  /// Uses the control surface, which must agree.
  JsonNode sim(String method, String path, String json) {
    Answer answer = trySim(method, path, json);
    if (answer.status() != 200) throw new AssertionError(path + ": " + answer);
    return answer.body();
  }

  Answer trySim(String method, String path, String json) {
    var body =
        json.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(quoted(json), StandardCharsets.UTF_8);
    return send(HttpRequest.newBuilder(uri().resolve(path)).method(method, body));
  }

  /// A person writes to the bot in private.
  JsonNode write(long person, String text) {
    return sim(
        "POST",
        "/sim/chats/" + person + "/messages",
        "{'from':%d,'text':'%s'}".formatted(person, text));
  }

  JsonNode updates(long offset) {
    return result("getUpdates", "{'offset':%d}".formatted(offset));
  }

  /// Switches the flood limits off, which most tests would meet sooner or later.
  SimulatedTelegram withoutLimits() {
    sim("PUT", "/sim/faults", "{'flood_limits':{'enabled':false}}");
    return this;
  }

  /// Reads the stream of events after one until so many of a kind have come.
  List<JsonNode> events(long after, String kind, int count) {
    List<JsonNode> found = new ArrayList<>();
    var request = HttpRequest.newBuilder(uri().resolve("/sim/events?after=" + after)).build();
    try (Stream<String> lines = http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      String current = "";
      for (var line = lines.iterator(); found.size() < count && line.hasNext(); ) {
        String text = line.next();
        if (text.startsWith("event: ")) current = text.substring(7);
        if (text.startsWith("data: ") && current.equals(kind)) {
          found.add(JSON.readTree(text.substring(6)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return found;
  }

  /// The default cast's group or forum.
  long chat(String title) {
    for (JsonNode chat : sim("GET", "/sim/state", "").path("chats")) {
      if (chat.path("title").asString("").equals(title)) return chat.path("id").asLong(0);
    }
    throw new AssertionError("no chat " + title);
  }

  HttpResponse<byte[]> raw(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Answer send(HttpRequest.Builder request) {
    HttpResponse<byte[]> response = raw(request);
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }

  @Override
  public void close() {
    http.shutdownNow();
    simulator.close();
  }
}
