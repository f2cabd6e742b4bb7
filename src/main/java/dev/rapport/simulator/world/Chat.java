package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A private chat of a person with a bot, or a group. Guarded by the world's lock.
public final class Chat {
  private static final int MOST_MESSAGES = 1000;

  private final long id;
  private final Kind kind;
  private final @Nullable String title;
  private final @Nullable Person person;
  private final boolean privacyMode;
  private final Set<Long> members = new LinkedHashSet<>();
  private final Map<Long, BotRole> bots = new LinkedHashMap<>();
  private final TreeMap<Integer, Message> messages = new TreeMap<>();
  private final Map<Integer, Topic> topics = new TreeMap<>();
  private int nextMessageId = 1;
  private @Nullable Long migratedTo;
  private @Nullable Integer pinned;

  /// What sort of chat it is.
  public enum Kind {
    PRIVATE("private"),
    GROUP("group"),
    SUPERGROUP("supergroup"),
    FORUM("supergroup");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /// Telegram's word for it.
    public String type() {
      return type;
    }
  }

  private Chat(
      long id, Kind kind, @Nullable String title, @Nullable Person person, boolean privacyMode) {
    this.id = id;
    this.kind = kind;
    this.title = title;
    this.person = person;
    this.privacyMode = privacyMode;
  }

  static Chat between(Person person, Bot bot) {
    Chat chat = new Chat(person.id(), Kind.PRIVATE, null, person, false);
    chat.members.add(person.id());
    chat.bots.put(bot.id(), BotRole.MEMBER);
    return chat;
  }

  static Chat group(long id, Kind kind, String title, boolean privacyMode) {
    return new Chat(id, kind, title, null, privacyMode);
  }

  public long id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  public boolean isPrivate() {
    return kind == Kind.PRIVATE;
  }

  String title() {
    return title == null ? "" : title;
  }

  /// The person of a private chat, or null in a group.
  public @Nullable Person person() {
    return person;
  }

  boolean hasPrivacyMode() {
    return privacyMode;
  }

  /// The ids of the people in it; who came first owns a group.
  public Set<Long> members() {
    return members;
  }

  /// The bots that are or were in it.
  Map<Long, BotRole> bots() {
    return bots;
  }

  public BotRole role(Bot bot) {
    return bots.getOrDefault(bot.id(), BotRole.LEFT);
  }

  public Map<Integer, Topic> topics() {
    return topics;
  }

  /// Which supergroup it has become, or null.
  public @Nullable Long migratedTo() {
    return migratedTo;
  }

  void migrateTo(long supergroup) {
    migratedTo = supergroup;
  }

  public @Nullable Integer pinned() {
    return pinned;
  }

  public void pin(@Nullable Integer messageId) {
    pinned = messageId;
  }

  int nextMessageId() {
    return nextMessageId;
  }

  int takeMessageId() {
    return nextMessageId++;
  }

  void put(Message message) {
    messages.put(message.id(), message);
    if (messages.size() > MOST_MESSAGES) messages.pollFirstEntry();
  }

  public Optional<Message> find(int messageId) {
    return Optional.ofNullable(messages.get(messageId));
  }

  boolean remove(int messageId) {
    return messages.remove(messageId) != null;
  }

  /// The last messages before one, oldest first; of one topic, of all with null, and with 0 of
  /// none.
  public List<Message> history(@Nullable Integer topic, int before, int limit) {
    List<Message> found = new ArrayList<>();
    for (Message message : messages.headMap(before, false).descendingMap().values()) {
      if (found.size() == limit) break;
      Integer own = message.topic();
      if (topic == null || topic.equals(own == null ? Integer.valueOf(0) : own)) {
        found.add(message);
      }
    }
    return found.reversed();
  }

  /// Telegram's `Chat`.
  public ObjectNode json() {
    ObjectNode json = Json.object().put("id", id);
    if (person != null) {
      json.put("first_name", person.firstName());
      if (person.username() != null) json.put("username", person.username());
    } else {
      json.put("title", title());
    }
    json.put("type", kind.type());
    if (kind == Kind.FORUM) json.put("is_forum", true);
    return json;
  }

  /// As the control surface shows it.
  public ObjectNode view() {
    ObjectNode view = json();
    Collection<Long> inside = new ArrayList<>(members);
    bots.forEach((bot, role) -> {
      if (role.isInside()) inside.add(bot);
    });
    inside.forEach(view.putArray("members")::add);
    if (person != null) view.put("bot_id", bots.keySet().iterator().next());
    var list = view.putArray("topics");
    for (Topic topic : topics.values()) {
      list.addObject()
          .put("message_thread_id", topic.threadId())
          .put("name", topic.name())
          .put("is_closed", topic.isClosed());
    }
    if (migratedTo != null) view.put("migrated_to", migratedTo);
    if (!messages.isEmpty()) view.set("last_message", messages.lastEntry().getValue().view());
    return view;
  }
}
