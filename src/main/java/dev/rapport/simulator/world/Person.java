package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Somebody who has Telegram. Guarded by the world's lock.
public final class Person {
  private final long id;
  private final String firstName;
  private final @Nullable String username;
  private final @Nullable String languageCode;
  private final Set<Long> blocked = new TreeSet<>();

  Person(long id, String firstName, @Nullable String username, @Nullable String languageCode) {
    this.id = id;
    this.firstName = firstName;
    this.username = username;
    this.languageCode = languageCode;
  }

  public long id() {
    return id;
  }

  public String firstName() {
    return firstName;
  }

  public @Nullable String username() {
    return username;
  }

  public boolean hasBlocked(Bot bot) {
    return blocked.contains(bot.id());
  }

  void block(Bot bot, boolean block) {
    if (block) {
      blocked.add(bot.id());
    } else {
      blocked.remove(bot.id());
    }
  }

  /// Telegram's `User`.
  public ObjectNode user() {
    ObjectNode user = Json.object().put("id", id).put("is_bot", false).put("first_name", firstName);
    if (username != null) user.put("username", username);
    if (languageCode != null) user.put("language_code", languageCode);
    return user;
  }

  /// As the control surface shows it.
  public ObjectNode view() {
    ObjectNode view = user();
    view.remove("is_bot");
    blocked.forEach(view.putArray("blocked")::add);
    return view;
  }
}
