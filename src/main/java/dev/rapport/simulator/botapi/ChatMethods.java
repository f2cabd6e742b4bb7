package dev.rapport.simulator.botapi;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.world.Bot;
import dev.rapport.simulator.world.BotRole;
import dev.rapport.simulator.world.Chat;
import dev.rapport.simulator.world.Message;
import dev.rapport.simulator.world.Outbox;
import dev.rapport.simulator.world.Person;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/// Chats and who is in them.
final class ChatMethods {
  private static final int MOST_REACTIONS = 11;

  private ChatMethods() {}

  static Map<String, Method> all() {
    return Map.of(
        "getChat", ChatMethods::getChat,
        "getChatMember", ChatMethods::getChatMember,
        "getChatMemberCount", ChatMethods::getChatMemberCount,
        "getChatAdministrators", ChatMethods::getChatAdministrators,
        "leaveChat", ChatMethods::leaveChat,
        "pinChatMessage", ChatMethods::pin,
        "unpinChatMessage", ChatMethods::unpin,
        "unpinAllChatMessages", ChatMethods::unpin);
  }

  private static JsonNode getChat(Call call) {
    Chat chat = Targets.known(call, "chat_id");
    ObjectNode json = chat.json().put("accent_color_id", 0);
    json.put("max_reaction_count", MOST_REACTIONS);
    json.putObject("accepted_gift_types");
    if (!chat.isPrivate()) {
      json.putObject("permissions").put("can_send_messages", true);
    }
    @Nullable Integer pinned = chat.pinned();
    if (pinned != null) {
      chat.find(pinned).ifPresent(message -> json.set("pinned_message", message.json()));
    }
    return json;
  }

  private static JsonNode getChatMember(Call call) {
    Chat chat = inside(call);
    Long userId = call.number("user_id");
    if (userId == null || userId <= 0) throw Refusal.bad("invalid user_id specified");
    Optional<Bot> bot = call.world().findBot(userId);
    if (bot.isPresent()) return chat.role(bot.get()).chatMember(bot.get().user());
    Person person =
        call.world().findPerson(userId).orElseThrow(() -> Refusal.bad("user not found"));
    return member(chat, person);
  }

  private static Chat inside(Call call) {
    return Targets.writable(call);
  }

  private static ObjectNode member(Chat chat, Person person) {
    if (!chat.members().contains(person.id())) return BotRole.LEFT.chatMember(person.user());
    ObjectNode member = BotRole.MEMBER.chatMember(person.user());
    boolean isOwner = !chat.isPrivate() && chat.members().iterator().next() == person.id();
    return isOwner ? member.put("status", "creator").put("is_anonymous", false) : member;
  }

  private static JsonNode getChatMemberCount(Call call) {
    Chat chat = inside(call);
    long bots = call.world().bots().stream().filter(bot -> chat.role(bot).isInside()).count();
    return IntNode.valueOf(chat.members().size() + (int) bots);
  }

  private static JsonNode getChatAdministrators(Call call) {
    Chat chat = inside(call);
    if (chat.isPrivate()) {
      throw Refusal.bad("there are no administrators in the private chat");
    }
    ArrayNode list = Json.array();
    chat.members().stream()
        .findFirst()
        .flatMap(call.world()::findPerson)
        .ifPresent(owner -> list.add(member(chat, owner)));
    for (Bot bot : call.world().bots()) {
      BotRole role = chat.role(bot);
      if (role == BotRole.ADMINISTRATOR) list.add(role.chatMember(bot.user()));
    }
    return list;
  }

  private static JsonNode leaveChat(Call call) {
    Chat chat = inside(call);
    if (chat.isPrivate()) throw Refusal.bad("chat_id is a private chat and can't be left");
    Bot bot = call.bot();
    ObjectNode fields = Json.object();
    fields.set("left_chat_member", bot.user());
    Outbox outbox = call.world().outbox();
    outbox.post(chat, bot.user(), new Outbox.Content(fields, null));
    outbox.changeRole(chat, bot, bot.user(), BotRole.LEFT);
    outbox.chatChanged(chat);
    return BooleanNode.TRUE;
  }

  private static JsonNode pin(Call call) {
    Chat chat = inside(call);
    requireMayPin(call, chat);
    Message message = Targets.message(call, chat, "message to pin");
    chat.pin(message.id());
    ObjectNode fields = Json.object();
    ObjectNode pinned = message.copy();
    pinned.remove("reply_to_message");
    fields.set("pinned_message", pinned);
    var content = new Outbox.Content(fields, message.topic());
    call.world().outbox().post(chat, call.bot().user(), content);
    return BooleanNode.TRUE;
  }

  private static JsonNode unpin(Call call) {
    Chat chat = inside(call);
    requireMayPin(call, chat);
    chat.pin(null);
    return BooleanNode.TRUE;
  }

  private static void requireMayPin(Call call, Chat chat) {
    if (!Targets.isAdministrator(call, chat)) {
      throw Refusal.bad("not enough rights to manage pinned messages in the chat");
    }
  }
}
