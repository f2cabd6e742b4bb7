package dev.rapport.simulator.control;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.MalformedRequest;
import dev.rapport.simulator.wire.Reply;
import dev.rapport.simulator.world.BotRole;
import dev.rapport.simulator.world.Chat;
import dev.rapport.simulator.world.People;
import dev.rapport.simulator.world.Person;
import dev.rapport.simulator.world.Topic;
import dev.rapport.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// People, groups and topics.
final class ChatRoutes {
  private final World world;
  private final People people;

  ChatRoutes(World world) {
    this.world = world;
    this.people = new People(world);
  }

  List<Route> all() {
    return List.of(
        Route.of("POST", "/sim/people", this::addPerson),
        Route.of("POST", "/sim/people/*/block", this::block),
        Route.of("POST", "/sim/chats", this::openGroup),
        Route.of("POST", "/sim/chats/*/topics", this::openTopic),
        Route.of("POST", "/sim/chats/*/migrate", this::migrate));
  }

  private Reply addPerson(Visit visit) {
    String name = visit.text("first_name");
    return world.locked(() ->
        Reply.json(
            200,
            world
                .addPerson(
                    name, visit.optionalText("username"), visit.optionalText("language_code"))
                .view()));
  }

  private Reply block(Visit visit) {
    boolean blocked = visit.body().path("blocked").asBoolean(true);
    return world.locked(() -> {
      var finder = new Finder(world, visit);
      Person person = finder.person(visit.number(1));
      people.block(person, finder.bot(), blocked);
      return Reply.json(200, person.view());
    });
  }

  private Reply openGroup(Visit visit) {
    String title = visit.text("title");
    Chat.Kind kind = kind(visit);
    BotRole role =
        "administrator".equals(visit.optionalText("bot_role"))
            ? BotRole.ADMINISTRATOR
            : BotRole.MEMBER;
    boolean privacy = visit.body().path("privacy_mode").asBoolean(true);
    return world.locked(() -> {
      var finder = new Finder(world, visit);
      List<Person> members = new ArrayList<>();
      for (JsonNode id : visit.body().path("members")) {
        members.add(finder.person(id.asLong(0)));
      }
      return Reply.json(200, people.openGroup(kind, title, members, role, privacy).view());
    });
  }

  private static Chat.Kind kind(Visit visit) {
    boolean isForum = visit.body().path("is_forum").asBoolean(false);
    return switch (visit.text("type")) {
      case "group" -> Chat.Kind.GROUP;
      case "supergroup" -> isForum ? Chat.Kind.FORUM : Chat.Kind.SUPERGROUP;
      default -> throw new MalformedRequest("type must be group or supergroup");
    };
  }

  private Reply openTopic(Visit visit) {
    String name = visit.text("name");
    return world.locked(() -> {
      var finder = new Finder(world, visit);
      Chat chat = finder.chat(visit.number(1));
      Person opener = finder.person(chat.members().iterator().next());
      Topic topic = people.openTopic(chat, opener, name);
      return Reply.json(
          200, Json.object().put("message_thread_id", topic.threadId()).put("name", topic.name()));
    });
  }

  private Reply migrate(Visit visit) {
    return world.locked(() -> {
      Chat group = new Finder(world, visit).chat(visit.number(1));
      return Reply.json(200, people.migrate(group).view());
    });
  }
}
