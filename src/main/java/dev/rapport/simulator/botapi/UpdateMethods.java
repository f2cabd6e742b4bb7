package dev.rapport.simulator.botapi;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.world.Bot;
import dev.rapport.simulator.world.Polling;
import dev.rapport.simulator.world.UpdateKinds;
import dev.rapport.simulator.world.Webhook;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/// How updates come to the bot.
final class UpdateMethods {
  private static final int LONGEST_POLL_SECONDS = 50;
  private static final int USUAL_CONNECTIONS = 40;

  private UpdateMethods() {}

  static Map<String, Method> all() {
    return Map.of(
        "getUpdates", UpdateMethods::getUpdates,
        "setWebhook", UpdateMethods::setWebhook,
        "deleteWebhook", UpdateMethods::deleteWebhook,
        "getWebhookInfo", UpdateMethods::getWebhookInfo);
  }

  private static JsonNode getUpdates(Call call) throws InterruptedException {
    if (call.bot().webhook() != null) {
      throw Refusal.conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
              + " webhook first");
    }
    Long offset = call.number("offset");
    int limit = call.number("limit", 100, 1, 100);
    int timeout = call.number("timeout", 0, 0, LONGEST_POLL_SECONDS);
    allowUpdates(call);
    return new Polling(call.world())
        .poll(call.bot(), offset == null ? 0 : offset, limit, timeout)
        .orElseThrow(() -> ended(call.bot()));
  }

  private static Refusal ended(Bot bot) {
    return Refusal.conflict(
        bot.webhook() != null
            ? "terminated by setWebhook request"
            : "terminated by other getUpdates request; make sure that only one bot instance is"
                + " running");
  }

  /// Notes which kinds the bot wants, if the call says so; unknown ones count for nothing.
  private static void allowUpdates(Call call) {
    @Nullable JsonNode list = call.json("allowed_updates").orElse(null);
    if (list == null || !list.isArray()) return;
    Set<String> kinds = new HashSet<>();
    for (JsonNode kind : list) {
      if (UpdateKinds.has(kind.asString(""))) kinds.add(kind.asString(""));
    }
    call.bot().allowUpdates(kinds);
  }

  private static JsonNode setWebhook(Call call) {
    if (!call.has("url")) return deleteWebhook(call);
    URI url = WebhookAddress.checked(call.text("url"));
    String secret = call.text("secret_token");
    if (secret.length() > 256) throw Refusal.bad("secret token is too long");
    if (!secret.matches("[A-Za-z0-9_-]*")) {
      throw Refusal.bad("secret token contains unallowed characters");
    }
    int connections = call.number("max_connections", USUAL_CONNECTIONS, 1, 100);
    if (call.flag("drop_pending_updates")) call.bot().updates().clear();
    allowUpdates(call);
    call.bot().webhook(new Webhook(url, secret.isEmpty() ? null : secret, connections));
    call.world().outbox().botChanged(call.bot());
    return BooleanNode.TRUE;
  }

  private static JsonNode deleteWebhook(Call call) {
    if (call.flag("drop_pending_updates")) call.bot().updates().clear();
    call.bot().webhook(null);
    call.world().outbox().botChanged(call.bot());
    return BooleanNode.TRUE;
  }

  private static JsonNode getWebhookInfo(Call call) {
    Bot bot = call.bot();
    @Nullable Webhook webhook = bot.webhook();
    ObjectNode info = Json.object().put("url", webhook == null ? "" : webhook.url().toString());
    info.put("has_custom_certificate", false);
    info.put("pending_update_count", bot.updates().size());
    if (webhook != null) {
      if (webhook.lastErrorAt() != null) {
        info.put("last_error_date", webhook.lastErrorAt().getEpochSecond());
        info.put("last_error_message", webhook.lastError());
      }
      info.put("max_connections", webhook.maxConnections());
    }
    @Nullable Set<String> allowed = bot.allowedUpdates();
    if (allowed != null) allowed.stream().sorted().forEach(info.putArray("allowed_updates")::add);
    return info;
  }
}
