package dev.rapport.simulator.botapi;

import dev.rapport.simulator.world.Bot;
import dev.rapport.simulator.world.BotRole;
import dev.rapport.simulator.world.Chat;
import dev.rapport.simulator.world.Message;
import dev.rapport.simulator.world.Person;
import dev.rapport.simulator.world.Topic;
import org.jspecify.annotations.Nullable;

/// Finds what a call is about, or refuses it.
final class Targets {
  private Targets() {}

  /// The chat that it names in `chat_id`, which the bot may write to.
  static Chat writable(Call call) {
    Chat chat = known(call, "chat_id");
    requireAccess(call.bot(), chat);
    return chat;
  }

  /// The chat, whether or not the bot may write to it.
  static Chat known(Call call, String parameter) {
    String text = call.text(parameter).strip();
    if (text.isEmpty()) throw Refusal.bad("chat_id is empty");
    if (!text.matches("-?\\d{1,18}")) throw Refusal.bad("chat not found");
    Chat chat =
        call.world()
            .findChat(call.bot(), Long.parseLong(text))
            .orElseThrow(() -> Refusal.bad("chat not found"));
    if (chat.migratedTo() != null) throw Refusal.migrated(chat.migratedTo());
    return chat;
  }

  private static void requireAccess(Bot bot, Chat chat) {
    @Nullable Person person = chat.person();
    if (person != null) {
      if (person.hasBlocked(bot)) throw Refusal.forbidden("bot was blocked by the user");
      return;
    }
    String type = chat.kind().type();
    switch (chat.role(bot)) {
      case MEMBER, ADMINISTRATOR -> {}
      case LEFT -> throw Refusal.forbidden("bot is not a member of the " + type + " chat");
      case KICKED -> throw Refusal.forbidden("bot was kicked from the " + type + " chat");
    }
  }

  /// The topic named in `message_thread_id`, or null for none.
  static @Nullable Integer topic(Call call, Chat chat) {
    Long thread = call.number("message_thread_id");
    // The topic General has no id of its own; clients write 1 or nothing.
    if (thread == null || thread == 0 || (thread == 1 && chat.kind() == Chat.Kind.FORUM)) {
      return null;
    }
    @Nullable Topic topic = chat.topics().get(Math.clamp(thread, 0, Integer.MAX_VALUE));
    if (topic == null) throw Refusal.bad("message thread not found");
    if (topic.isClosed() && chat.role(call.bot()) != BotRole.ADMINISTRATOR) {
      throw Refusal.bad("TOPIC_CLOSED");
    }
    return topic.threadId();
  }

  /// The message that `message_id` names.
  ///
  /// @param purpose how Telegram calls it if it is missing: `message to edit`
  static Message message(Call call, Chat chat, String purpose) {
    Integer id = call.messageId("message_id");
    if (id == null) throw Refusal.bad("message identifier is not specified");
    return chat.find(id).orElseThrow(() -> Refusal.bad(purpose + " not found"));
  }

  static boolean isAdministrator(Call call, Chat chat) {
    return chat.isPrivate() || chat.role(call.bot()) == BotRole.ADMINISTRATOR;
  }
}
