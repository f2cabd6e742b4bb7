package dev.rapport.simulator.control;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.MalformedRequest;
import dev.rapport.simulator.wire.Reply;
import dev.rapport.simulator.world.Chat;
import dev.rapport.simulator.world.Message;
import dev.rapport.simulator.world.People;
import dev.rapport.simulator.world.Person;
import dev.rapport.simulator.world.World;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What people write, change and press.
final class MessageRoutes {
  private static final int LONGEST_TEXT = 4096;

  private final World world;
  private final People people;

  MessageRoutes(World world) {
    this.world = world;
    this.people = new People(world);
  }

  List<Route> all() {
    return List.of(
        Route.of("GET", "/sim/chats/*/messages", this::history),
        Route.of("POST", "/sim/chats/*/messages", this::send),
        Route.of("PUT", "/sim/chats/*/messages/*", this::edit),
        Route.of("POST", "/sim/chats/*/messages/*/reaction", this::react),
        Route.of("POST", "/sim/chats/*/messages/*/press", this::press));
  }

  private Reply history(Visit visit) {
    Map<String, String> query = visit.call().query();
    @Nullable Integer topic =
        query.containsKey("topic") ? Integer.valueOf((int) visit.queryNumber("topic", 0)) : null;
    int before = Math.clamp(visit.queryNumber("before", Integer.MAX_VALUE), 0, Integer.MAX_VALUE);
    int limit = Math.clamp(visit.queryNumber("limit", 100), 1, 1000);
    return world.locked(() -> {
      Chat chat = new Finder(world, visit).chat(visit.number(1));
      ArrayNode list = Json.array();
      chat.history(topic, before, limit).forEach(message -> list.add(message.view()));
      return Reply.json(200, list);
    });
  }

  private Reply send(Visit visit) {
    return world.locked(() -> {
      var finder = new Finder(world, visit);
      Chat chat = finder.chat(visit.number(1));
      Person sender = finder.sender();
      ObjectNode fields =
          visit.body().has("file") ? new SentFile(world.files()).fields(visit) : textFields(visit);
      var sent =
          new People.Sent(
              fields,
              visit.optionalNumber("message_thread_id"),
              visit.optionalNumber("reply_to_message_id"));
      return Reply.json(200, people.send(sender, chat, sent).view());
    });
  }

  private static ObjectNode textFields(Visit visit) {
    ObjectNode fields = People.textFields(requireText(visit), "text", "entities");
    JsonNode entities = visit.body().path("entities");
    if (entities.isArray() && !entities.isEmpty()) fields.set("entities", entities);
    return fields;
  }

  /// A person's app splits what is longer than a message.
  private static String requireText(Visit visit) {
    String text = visit.text("text");
    if (text.length() > LONGEST_TEXT) throw new MalformedRequest("text is too long");
    return text;
  }

  private Reply edit(Visit visit) {
    String text = requireText(visit);
    return world.locked(() -> {
      var finder = new Finder(world, visit);
      Chat chat = finder.chat(visit.number(1));
      Message edited = people.edit(finder.sender(), chat, visit.messageId(2), text);
      return Reply.json(200, edited.view());
    });
  }

  private Reply react(Visit visit) {
    return world.locked(() -> {
      var finder = new Finder(world, visit);
      Chat chat = finder.chat(visit.number(1));
      people.react(finder.sender(), chat, visit.messageId(2), visit.optionalText("emoji"));
      return Reply.json(200, Json.object().put("ok", true));
    });
  }

  private Reply press(Visit visit) {
    String data = visit.text("callback_data");
    return world.locked(() -> {
      var finder = new Finder(world, visit);
      Chat chat = finder.chat(visit.number(1));
      String id = people.press(finder.sender(), chat, visit.messageId(2), data);
      return Reply.json(200, Json.object().put("callback_query_id", id));
    });
  }
}
