package dev.rapport.crash;

import dev.rapport.simulator.Simulator;
import dev.rapport.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The simulated Telegram and the people in it, over its HTTP surface.
final class SimulatedTelegram implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Simulator simulator = Simulator.start(SimulatorSettings.onFreePort());

  String url() {
    return "http://127.0.0.1:" + simulator.port();
  }

  static String token() {
    return Simulator.BOT_TOKEN;
  }

  /// New people, by their ids.
  List<Long> people(int count) {
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(post("/sim/people", Map.of("first_name", "Person " + i)).get("id").asLong());
    }
    return ids;
  }

  void write(long person, String text) {
    post("/sim/chats/" + person + "/messages", Map.of("from", person, "text", text));
  }

  void inject(String updates) {
    send("POST", "/sim/updates", "{\"updates\":" + updates + "}");
  }

  void faults(String json) {
    send("PUT", "/sim/faults", json);
  }

  /// Messages that reached a chat, the bot's only, oldest first.
  List<String> botMessages(long chat) {
    return StreamSupport.stream(
            send("GET", "/sim/chats/" + chat + "/messages?limit=1000", "").spliterator(), false)
        .filter(message -> message.get("from").get("is_bot").asBoolean())
        .map(message -> message.path("text").asString())
        .toList();
  }

  private JsonNode post(String path, Map<String, ?> body) {
    return send("POST", path, JSON.writeValueAsString(body));
  }

  private JsonNode send(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
      }
      return JSON.readTree(response.body().isEmpty() ? "null" : response.body());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    simulator.close();
  }
}
