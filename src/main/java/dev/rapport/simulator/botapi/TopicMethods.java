package dev.rapport.simulator.botapi;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.world.Chat;
import dev.rapport.simulator.world.Outbox;
import dev.rapport.simulator.world.Topic;
import dev.rapport.simulator.world.Topics;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// Topics of forums and of private chats.
final class TopicMethods {
  private static final int LONGEST_NAME = 128;

  private TopicMethods() {}

  static Map<String, Method> all() {
    return Map.of(
        "createForumTopic", TopicMethods::create,
        "editForumTopic", TopicMethods::edit,
        "closeForumTopic", call -> close(call, true),
        "reopenForumTopic", call -> close(call, false),
        "deleteForumTopic", TopicMethods::delete);
  }

  private static JsonNode create(Call call) {
    Chat chat = managed(call);
    String name = name(call);
    if (name.isEmpty()) throw Refusal.bad("TOPIC_TITLE_EMPTY");
    Topic topic = Topics.open(call.world(), chat, call.bot().user(), name);
    return Json.object()
        .put("message_thread_id", topic.threadId())
        .put("name", topic.name())
        .put("icon_color", Topics.ICON_COLOR);
  }

  private static JsonNode edit(Call call) {
    Chat chat = managed(call);
    Topic topic = topic(call, chat);
    String name = name(call);
    if (name.equals(topic.name())) throw Refusal.bad("TOPIC_NOT_MODIFIED");
    if (!name.isEmpty()) topic.rename(name);
    tell(call, chat, topic, "forum_topic_edited", Json.object().put("name", topic.name()));
    return BooleanNode.TRUE;
  }

  private static JsonNode close(Call call, boolean close) {
    Chat chat = managed(call);
    Topic topic = topic(call, chat);
    if (topic.isClosed() == close) throw Refusal.bad("TOPIC_NOT_MODIFIED");
    topic.close(close);
    String what = close ? "forum_topic_closed" : "forum_topic_reopened";
    tell(call, chat, topic, what, Json.object());
    return BooleanNode.TRUE;
  }

  private static JsonNode delete(Call call) {
    Chat chat = managed(call);
    Topic topic = topic(call, chat);
    chat.topics().remove(topic.threadId());
    Outbox outbox = call.world().outbox();
    for (var message : chat.history(topic.threadId(), Integer.MAX_VALUE, Integer.MAX_VALUE)) {
      outbox.delete(chat, message.id());
    }
    outbox.chatChanged(chat);
    return BooleanNode.TRUE;
  }

  private static void tell(Call call, Chat chat, Topic topic, String what, ObjectNode content) {
    ObjectNode fields = Json.object();
    fields.set(what, content);
    Outbox outbox = call.world().outbox();
    outbox.post(chat, call.bot().user(), new Outbox.Content(fields, topic.threadId()));
    outbox.chatChanged(chat);
  }

  private static Chat managed(Call call) {
    Chat chat = Targets.writable(call);
    if (chat.kind() != Chat.Kind.FORUM && !chat.isPrivate()) {
      throw Refusal.bad("the chat is not a forum");
    }
    if (!Targets.isAdministrator(call, chat)) {
      throw Refusal.bad("not enough rights to manage topics");
    }
    return chat;
  }

  private static Topic topic(Call call, Chat chat) {
    Long id = call.number("message_thread_id");
    @Nullable Topic topic =
        id == null ? null : chat.topics().get(Math.clamp(id, 0, Integer.MAX_VALUE));
    if (topic == null) throw Refusal.bad("TOPIC_ID_INVALID");
    return topic;
  }

  private static String name(Call call) {
    String name = call.text("name").strip();
    if (name.length() > LONGEST_NAME) throw Refusal.bad("TOPIC_TITLE_TOO_LONG");
    return name;
  }
}
