package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A registered bot. Guarded by the world's lock.
public final class Bot {
  private static final int MOST_QUERIES = 10_000;

  /// The key of [#profile()] for the commands of everybody in every language.
  private static final String DEFAULT_COMMANDS = "commands {\"type\":\"default\"} ";

  private final long id;
  private final String token;
  private final String username;
  private final String firstName;
  private final UpdateQueue updates;
  private final Map<String, JsonNode> profile = new LinkedHashMap<>();
  private final Map<String, CallbackQuery> queries =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CallbackQuery> eldest) {
          return size() > MOST_QUERIES;
        }
      };
  private @Nullable Webhook webhook;
  private @Nullable Set<String> allowedUpdates;

  Bot(String token, String username, String firstName, Condition changed) {
    this.id = Long.parseLong(token.substring(0, token.indexOf(':')));
    this.token = token;
    this.username = username;
    this.firstName = firstName;
    this.updates = new UpdateQueue(changed);
  }

  public long id() {
    return id;
  }

  String token() {
    return token;
  }

  public String username() {
    return username;
  }

  public UpdateQueue updates() {
    return updates;
  }

  /// What the bot has stored of commands, names and descriptions, by method-specific keys.
  public Map<String, JsonNode> profile() {
    return profile;
  }

  public Map<String, CallbackQuery> queries() {
    return queries;
  }

  public @Nullable Webhook webhook() {
    return webhook;
  }

  public void webhook(@Nullable Webhook next) {
    webhook = next;
    updates.changed();
  }

  /// Whether it has a webhook, or polls or did so a moment ago.
  boolean isConnected() {
    return webhook != null || updates.isPolled();
  }

  /// The kinds of update that it asked for, or null if it left that to Telegram.
  public @Nullable Set<String> allowedUpdates() {
    return allowedUpdates;
  }

  /// An empty set stands for Telegram's default.
  public void allowUpdates(Set<String> kinds) {
    allowedUpdates = kinds.isEmpty() ? null : Set.copyOf(kinds);
  }

  boolean wants(String kind) {
    return allowedUpdates == null ? UpdateKinds.isUsual(kind) : allowedUpdates.contains(kind);
  }

  /// Telegram's `User`.
  public ObjectNode user() {
    return Json.object()
        .put("id", id)
        .put("is_bot", true)
        .put("first_name", firstName)
        .put("username", username);
  }

  /// As the control surface shows it.
  public ObjectNode view() {
    ObjectNode view = user();
    view.remove("is_bot");
    view.put("webhook", webhook == null ? null : webhook.url().toString());
    view.put("connected", isConnected()).put("pending_updates", updates.size());
    return view.set("commands", profile.getOrDefault(DEFAULT_COMMANDS, Json.array()));
  }
}
