package dev.rapport.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The simulator's control surface, for what a test arranges behind the page's back.
record Control(URI simulator) {
  private static final JsonMapper JSON = new JsonMapper();

  JsonNode send(String method, String path, Object body) {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  JsonNode state() {
    return send("GET", "/sim/state", Map.of());
  }

  /// Adds a person, whose chat with the bot has begun, so that the bot may write.
  long addPerson(String name) {
    long id = send("POST", "/sim/people", Map.of("first_name", name)).path("id").asLong();
    send("GET", "/sim/chats/%d/messages".formatted(id), Map.of());
    return id;
  }

  /// Writes as a person; gives the message.
  JsonNode write(long person, long chat, Map<String, ?> message) {
    var body = new java.util.HashMap<String, Object>(message);
    body.put("from", person);
    return send("POST", "/sim/chats/%d/messages".formatted(chat), body);
  }

  /// A group of everybody named, in which the bot sees all; gives its id.
  long addGroup(String title, boolean forum, List<Long> members) {
    Map<String, Object> group =
        Map.of(
            "type",
            forum ? "supergroup" : "group",
            "title",
            title,
            "is_forum",
            forum,
            "members",
            members,
            "bot_role",
            "administrator",
            "privacy_mode",
            false);
    return send("POST", "/sim/chats", group).path("id").asLong();
  }

  long addTopic(long chat, String name) {
    return send("POST", "/sim/chats/%d/topics".formatted(chat), Map.of("name", name))
        .path("message_thread_id")
        .asLong();
  }

  /// The chat of this title as the state shows it.
  JsonNode chat(String title) {
    return StreamSupport.stream(state().path("chats").spliterator(), false)
        .filter(chat -> chat.path("title").asString("").equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no chat " + title));
  }
}
