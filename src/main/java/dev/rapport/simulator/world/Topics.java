package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/// Opens topics. Used under the world's lock.
public final class Topics {
  /// The colour of every topic.
  public static final int ICON_COLOR = 7322096;

  private Topics() {}

  /// Opens a topic: the service message that says so gives it its id, and is its first message.
  public static Topic open(World world, Chat chat, ObjectNode opener, String name) {
    Topic topic = new Topic(chat.nextMessageId(), name);
    post(world, chat, opener, topic);
    return topic;
  }

  static Message post(World world, Chat chat, ObjectNode opener, Topic topic) {
    ObjectNode fields = Json.object();
    fields.putObject("forum_topic_created").put("name", topic.name()).put("icon_color", ICON_COLOR);
    Outbox outbox = world.outbox();
    Message message = outbox.post(chat, opener, new Outbox.Content(fields, topic.threadId()));
    chat.topics().put(topic.threadId(), topic);
    outbox.chatChanged(chat);
    return message;
  }
}
