package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// Opens topics. Used under the world's lock.
public final class Topics {
  private static final int ICON_COLOR = 7322096;

  private Topics() {}

  /// Opens a topic: the service message that says so gives it its id.
  ///
  /// @param tell whether the bots get that message as an update
  public static Topic open(World world, Chat chat, ObjectNode opener, String name, boolean tell) {
    ObjectNode fields = Json.object();
    fields.putObject("forum_topic_created").put("name", name).put("icon_color", ICON_COLOR);
    Outbox outbox = world.outbox();
    Message message = outbox.post(chat, opener, new Outbox.Content(fields, null));
    Topic topic = new Topic(message.id(), name);
    chat.topics().put(topic.threadId(), topic);
    ObjectNode json = message.copy();
    json.put("message_thread_id", topic.threadId()).put("is_topic_message", true);
    Message placed = message.with(json);
    outbox.replace(chat, placed);
    if (tell) outbox.tell(chat, "message", placed);
    outbox.chatChanged(chat);
    return topic;
  }
}
