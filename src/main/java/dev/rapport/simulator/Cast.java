package dev.rapport.simulator;

import dev.rapport.simulator.world.BotRole;
import dev.rapport.simulator.world.Chat;
import dev.rapport.simulator.world.People;
import dev.rapport.simulator.world.Person;
import dev.rapport.simulator.world.World;
import java.util.List;

/// Who is there from the start, so that one can chat at once.
final class Cast {
  private Cast() {}

  static void enter(World world) {
    var people = new People(world);
    Person alice = world.addPerson("Alice", "alice", "en");
    Person boris = world.addPerson("Борис", "boris", "ru");
    Person clara = world.addPerson("Clara", "clara", "de");
    world.bots().forEach(bot -> world.privateChat(bot, alice));
    people.openGroup(
        Chat.Kind.GROUP, "Friends", List.of(alice, boris, clara), BotRole.MEMBER, true);
    Chat forum =
        people.openGroup(
            Chat.Kind.FORUM, "Book club", List.of(clara, alice), BotRole.ADMINISTRATOR, false);
    people.openTopic(forum, clara, "Novels");
    people.openTopic(forum, clara, "Poems");
    // The bot was not there yet; Telegram would not tell it of all this either.
    world.bots().forEach(bot -> bot.updates().clear());
  }
}
