package dev.rapport.simulator.world;

import dev.rapport.simulator.text.MarkedText;
import dev.rapport.simulator.text.Markup;
import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.MalformedRequest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What people do. Used under the world's lock; what cannot be done throws [MalformedRequest].
public final class People {
  private final World world;
  private final Outbox outbox;

  public People(World world) {
    this.world = world;
    this.outbox = world.outbox();
  }

  /// What a person sends.
  ///
  /// @param fields the content: `text` with its entities, or a file with a caption
  public record Sent(ObjectNode fields, @Nullable Integer topic, @Nullable Integer replyTo) {}

  /// A text with the entities that Telegram makes of it, as the fields of a message.
  public static ObjectNode textFields(String text, String textField, String entitiesField) {
    MarkedText marked = Markup.plain(text);
    ObjectNode fields = Json.object().put(textField, marked.text());
    if (!marked.entities().isEmpty()) fields.set(entitiesField, marked.entitiesJson());
    return fields;
  }

  public Message send(Person person, Chat chat, Sent sent) {
    requireMember(person, chat);
    requireNotBlocked(person, chat);
    if (sent.topic() != null && !chat.topics().containsKey(sent.topic())) {
      throw new MalformedRequest("the chat has no topic " + sent.topic());
    }
    @Nullable Message replyTo = sent.replyTo() == null ? null : require(chat, sent.replyTo());
    Message message =
        outbox.post(
            chat, person.user(), new Outbox.Content(sent.fields(), sent.topic(), replyTo, null));
    outbox.tell(chat, "message", message);
    return message;
  }

  public Message edit(Person person, Chat chat, int messageId, String text) {
    Message message = require(chat, messageId);
    if (message.senderId() != person.id() || !message.has("text")) {
      throw new MalformedRequest("only one's own texts can be edited");
    }
    ObjectNode json = message.copy();
    json.remove("entities");
    json.setAll(textFields(text, "text", "entities"));
    json.put("edit_date", world.seconds());
    Message edited = message.with(json);
    outbox.replace(chat, edited);
    outbox.tell(chat, "edited_message", edited);
    return edited;
  }

  /// Sets a reaction, or takes it back with null.
  public void react(Person person, Chat chat, int messageId, @Nullable String emoji) {
    requireMember(person, chat);
    Message message = require(chat, messageId);
    @Nullable String before = outbox.react(chat, message, person.id(), emoji);
    ObjectNode change = Json.object();
    change.set("chat", chat.json());
    change.put("message_id", messageId);
    change.set("user", person.user());
    change.put("date", world.seconds());
    change.set("old_reaction", reactions(before));
    change.set("new_reaction", reactions(emoji));
    for (Bot bot : world.bots()) {
      boolean mayKnow =
          chat.isPrivate() ? chat.role(bot).isInside() : chat.role(bot) == BotRole.ADMINISTRATOR;
      if (mayKnow) outbox.update(bot, chat, "message_reaction", change);
    }
  }

  private static tools.jackson.databind.node.ArrayNode reactions(@Nullable String emoji) {
    var list = Json.array();
    if (emoji != null) list.addObject().put("type", "emoji").put("emoji", emoji);
    return list;
  }

  /// Presses a button under a bot's message; gives the id of the callback query.
  public String press(Person person, Chat chat, int messageId, String data) {
    requireMember(person, chat);
    Message message = require(chat, messageId);
    Bot bot =
        world
            .findBot(message.senderId())
            .orElseThrow(() -> new MalformedRequest("the message is not from a bot"));
    if (!hasButton(message, data)) {
      throw new MalformedRequest("the message has no button with this callback_data");
    }
    String id = world.randomId();
    bot.queries().put(id, new CallbackQuery(id, person.id(), world.clock().instant()));
    ObjectNode query = Json.object().put("id", id);
    query.set("from", person.user());
    query.set("message", message.json());
    query.put("chat_instance", Long.toString(chat.id() * 31 + 7)).put("data", data);
    outbox.update(bot, chat, "callback_query", query);
    return id;
  }

  private static boolean hasButton(Message message, String data) {
    for (var row : message.json().path("reply_markup").path("inline_keyboard")) {
      for (var button : row) {
        if (button.path("callback_data").asString("").equals(data)) return true;
      }
    }
    return false;
  }

  /// Blocks or unblocks a bot.
  public void block(Person person, Bot bot, boolean block) {
    if (person.hasBlocked(bot) == block) return;
    Chat chat = world.privateChat(bot, person);
    person.block(bot, block);
    BotRole before = block ? BotRole.MEMBER : BotRole.KICKED;
    outbox.tellRole(chat, bot, person.user(), before, block ? BotRole.KICKED : BotRole.MEMBER);
    world.events().add("person", person.view());
  }

  /// Opens a group, with every registered bot in it.
  public Chat openGroup(
      Chat.Kind kind, String title, Collection<Person> members, BotRole role, boolean privacy) {
    if (members.isEmpty()) throw new MalformedRequest("a group needs a member");
    Chat chat = world.addGroup(kind, title, privacy);
    members.forEach(member -> chat.members().add(member.id()));
    ObjectNode owner = members.iterator().next().user();
    outbox.chatChanged(chat);
    for (Bot bot : world.bots()) outbox.changeRole(chat, bot, owner, role);
    outbox.chatChanged(chat);
    String service = kind == Chat.Kind.GROUP ? "group_chat_created" : "supergroup_chat_created";
    ObjectNode fields = Json.object().put(service, true);
    outbox.tell(chat, "message", outbox.post(chat, owner, new Outbox.Content(fields, null)));
    return chat;
  }

  /// Turns a group into a supergroup with another id.
  public Chat migrate(Chat group) {
    if (group.kind() != Chat.Kind.GROUP || group.migratedTo() != null) {
      throw new MalformedRequest("only a group that is not migrated yet can become a supergroup");
    }
    Chat supergroup = world.addGroup(Chat.Kind.SUPERGROUP, group.title(), group.hasPrivacyMode());
    supergroup.members().addAll(group.members());
    supergroup.bots().putAll(group.bots());
    ObjectNode owner =
        group.members().stream()
            .findFirst()
            .flatMap(world::findPerson)
            .map(Person::user)
            .orElseThrow();
    service(group, owner, "migrate_to_chat_id", supergroup.id());
    service(supergroup, owner, "migrate_from_chat_id", group.id());
    group.migrateTo(supergroup.id());
    outbox.chatChanged(group);
    outbox.chatChanged(supergroup);
    return supergroup;
  }

  private void service(Chat chat, ObjectNode sender, String field, long value) {
    ObjectNode fields = Json.object().put(field, value);
    outbox.tell(chat, "message", outbox.post(chat, sender, new Outbox.Content(fields, null)));
  }

  /// Opens a topic in a forum or a private chat.
  public Topic openTopic(Chat chat, Person person, String name) {
    if (chat.kind() != Chat.Kind.FORUM && !chat.isPrivate()) {
      throw new MalformedRequest("topics need a forum or a private chat");
    }
    Topic topic = Topics.open(world, chat, person.user(), name);
    chat.find(topic.threadId()).ifPresent(message -> outbox.tell(chat, "message", message));
    return topic;
  }

  private static Message require(Chat chat, int messageId) {
    return chat.find(messageId)
        .orElseThrow(() -> new MalformedRequest("there is no message " + messageId));
  }

  private static void requireMember(Person person, Chat chat) {
    if (!chat.members().contains(person.id())) {
      throw new MalformedRequest("person " + person.id() + " is not in the chat");
    }
    if (chat.migratedTo() != null) {
      throw new MalformedRequest("the group has become the supergroup " + chat.migratedTo());
    }
  }

  private void requireNotBlocked(Person person, Chat chat) {
    if (!chat.isPrivate()) return;
    boolean blocked =
        world.bots().stream().anyMatch(bot -> chat.role(bot).isInside() && person.hasBlocked(bot));
    if (blocked) throw new MalformedRequest("the person has blocked the bot; unblock it first");
  }
}
