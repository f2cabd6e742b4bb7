package dev.rapport.simulator.control;

import dev.rapport.simulator.wire.MalformedRequest;
import dev.rapport.simulator.world.Bot;
import dev.rapport.simulator.world.Chat;
import dev.rapport.simulator.world.Person;
import dev.rapport.simulator.world.World;
import java.util.Optional;

/// Finds what a request speaks of. Used under the world's lock.
final class Finder {
  private final World world;
  private final Visit visit;

  Finder(World world, Visit visit) {
    this.world = world;
    this.visit = visit;
  }

  /// The bot of `bot_id`, in the body or the query, or else the first one.
  Bot bot() {
    long id = visit.body().has("bot_id") ? visit.id("bot_id") : visit.queryNumber("bot_id", 0);
    Optional<Bot> bot = id == 0 ? world.bots().stream().findFirst() : world.findBot(id);
    return bot.orElseThrow(() -> new MalformedRequest("there is no such bot"));
  }

  Person person(long id) {
    return world.findPerson(id).orElseThrow(() -> new MalformedRequest("there is no person " + id));
  }

  /// The person of `from`.
  Person sender() {
    return person(visit.id("from"));
  }

  /// The chat with this id: a group, or a person's private chat, which begins if need be.
  Chat chat(long id) {
    if (id > 0) return world.privateChat(bot(), person(id));
    return world.findGroup(id).orElseThrow(() -> new MalformedRequest("there is no chat " + id));
  }
}
