package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where messages come into being, change and vanish, with the event that shows it to people, and
/// where updates start on their way to the bots. Used under the world's lock.
public final class Outbox {
  private static final long OVERTAKING_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private static final Pattern UPDATE_ID = Pattern.compile("\"update_id\"\\s*:\\s*(\\d{1,18})");

  private final World world;

  Outbox(World world) {
    this.world = world;
  }

  /// What a message shall be.
  ///
  /// @param fields the content: `text`, `entities`, `photo` …
  /// @param topic the topic it goes to, or null
  /// @param replyTo what it answers, or null
  /// @param keyboard a reply keyboard that only people see, or null
  public record Content(
      ObjectNode fields,
      @Nullable Integer topic,
      @Nullable Message replyTo,
      @Nullable JsonNode keyboard) {

    public Content(ObjectNode fields, @Nullable Integer topic) {
      this(fields, topic, null, null);
    }
  }

  /// Puts a new message into the chat.
  public Message post(Chat chat, ObjectNode sender, Content content) {
    int id = chat.takeMessageId();
    ObjectNode json = Json.object().put("message_id", id);
    json.set("from", sender);
    json.set("chat", chat.json());
    json.put("date", world.seconds());
    addThread(chat, content, json);
    json.setAll(content.fields());
    Message message = new Message(id, json, content.keyboard(), Map.of());
    chat.put(message);
    world.events().add("message", messageEvent(chat, message));
    return message;
  }

  private static void addThread(Chat chat, Content content, ObjectNode json) {
    @Nullable Message replyTo = content.replyTo();
    @Nullable Integer topic = content.topic();
    if (topic == null && replyTo != null) topic = replyTo.topic();
    if (topic != null) {
      json.put("message_thread_id", topic).put("is_topic_message", true);
      // In a forum each message of a topic answers the message that opened the topic.
      if (replyTo == null && !chat.isPrivate()) replyTo = chat.find(topic).orElse(null);
    } else if (replyTo != null && chat.kind() == Chat.Kind.SUPERGROUP) {
      // A thread of replies has an id too, but is no topic.
      json.put("message_thread_id", replyTo.json().path("message_thread_id").asInt(replyTo.id()));
    }
    if (replyTo != null) {
      ObjectNode original = replyTo.copy();
      original.remove("reply_to_message");
      json.set("reply_to_message", original);
    }
  }

  /// Puts a changed version in a message's place and shows it.
  public void replace(Chat chat, Message changed) {
    chat.put(changed);
    world.events().add("edited", messageEvent(chat, changed));
  }

  /// Takes a message away; answers whether it was there.
  public boolean delete(Chat chat, int messageId) {
    if (!chat.remove(messageId)) return false;
    world.events().add("deleted", chatEvent(chat).put("message_id", messageId));
    return true;
  }

  /// Sets or, with null, takes back somebody's reaction; answers what it was before, or null.
  public @Nullable String react(Chat chat, Message message, long userId, @Nullable String emoji) {
    Map<Long, String> reactions = new HashMap<>(message.reactions());
    @Nullable String before =
        emoji == null ? reactions.remove(userId) : reactions.put(userId, emoji);
    chat.put(message.withReactions(reactions));
    ObjectNode event = chatEvent(chat).put("message_id", message.id());
    world.events().add("reaction", event.put("user_id", userId).put("emoji", emoji));
    return before;
  }

  /// Shows something passing, such as a draft or an action.
  public void show(String kind, Chat chat, ObjectNode data) {
    ObjectNode event = chatEvent(chat);
    event.setAll(data);
    world.events().add(kind, event);
  }

  /// Shows the answer to a callback query.
  public void showAnswer(ObjectNode answer) {
    world.events().add("callback_answer", answer);
  }

  public void chatChanged(Chat chat) {
    world.events().add("chat", chat.view());
  }

  public void botChanged(Bot bot) {
    world.events().add("bot", bot.view());
  }

  public void faultsChanged() {
    world.events().add("faults", world.faults().json());
  }

  private static ObjectNode messageEvent(Chat chat, Message message) {
    ObjectNode event = chatEvent(chat);
    event.set("message", message.view());
    return event;
  }

  private static ObjectNode chatEvent(Chat chat) {
    ObjectNode event = Json.object().put("chat_id", chat.id());
    if (chat.isPrivate()) event.put("bot_id", chat.bots().keySet().iterator().next());
    return event;
  }

  /// Sends a bot an update of some kind, if it wants that kind.
  void update(Bot bot, Chat chat, String kind, JsonNode content) {
    if (!bot.wants(kind)) return;
    long id = bot.updates().takeUpdateId();
    ObjectNode json = Json.object().put("update_id", id);
    json.set(kind, content);
    enqueue(bot, id, chat.id(), Json.text(json));
  }

  /// Sends a bot an update just as it is; only an `update_id` is added if there is none.
  public void inject(Bot bot, ObjectNode raw) {
    JsonNode given = raw.path("update_id");
    long id = given.canConvertToLong() ? given.longValue() : bot.updates().takeUpdateId();
    ObjectNode json = raw.deepCopy();
    if (!raw.has("update_id")) json.put("update_id", id);
    enqueue(bot, id, chatOf(json, id), Json.text(json));
  }

  /// Sends a bot a text as an update, whatever it is.
  public void inject(Bot bot, String raw) {
    Matcher found = UPDATE_ID.matcher(raw);
    long id = found.find() ? Long.parseLong(found.group(1)) : bot.updates().takeUpdateId();
    enqueue(bot, id, id, raw);
  }

  private static long chatOf(ObjectNode update, long otherwise) {
    for (JsonNode content : update) {
      JsonNode chat = content.path("chat").path("id");
      if (chat.isMissingNode()) chat = content.path("message").path("chat").path("id");
      if (chat.canConvertToLong()) return chat.longValue();
    }
    return otherwise;
  }

  private void enqueue(Bot bot, long id, long chatKey, String json) {
    boolean reordered = world.faults().reorders();
    long delay = TimeUnit.MILLISECONDS.toNanos(world.faults().updateDelayMillis());
    long readyAt = System.nanoTime() + delay + (reordered ? OVERTAKING_NANOS : 0);
    var now = world.clock().instant();
    bot.updates().add(new Update(id, chatKey, json, now, readyAt, reordered));
    if (world.faults().duplicates()) {
      bot.updates().add(new Update(id, chatKey, json, now, readyAt, reordered));
    }
  }

  /// Tells the bots of a chat what a person wrote or changed.
  void tell(Chat chat, String kind, Message message) {
    for (Bot bot : world.bots()) {
      if (chat.role(bot).isInside() && Privacy.shows(chat, bot, message)) {
        update(bot, chat, kind, message.json());
      }
    }
  }

  /// Changes what the bot is in a chat and tells it.
  public void changeRole(Chat chat, Bot bot, ObjectNode actor, BotRole role) {
    BotRole before = chat.role(bot);
    chat.bots().put(bot.id(), role);
    tellRole(chat, bot, actor, before, role);
  }

  void tellRole(Chat chat, Bot bot, ObjectNode actor, BotRole before, BotRole after) {
    ObjectNode change = Json.object();
    change.set("chat", chat.json());
    change.set("from", actor);
    change.put("date", world.seconds());
    change.set("old_chat_member", before.chatMember(bot.user()));
    change.set("new_chat_member", after.chatMember(bot.user()));
    update(bot, chat, "my_chat_member", change);
  }
}
