package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// Hands updates out to `getUpdates`. Used under the world's lock, which it releases while it
/// waits.
public final class Polling {
  private final World world;

  public Polling(World world) {
    this.world = world;
  }

  /// Confirms what came before the offset and gives what comes next, waiting for it if need be.
  ///
  /// @return the updates, or nothing if another poll or a webhook ended this one
  public Optional<ArrayNode> poll(Bot bot, long offset, int limit, int timeoutSeconds)
      throws InterruptedException {
    UpdateQueue queue = bot.updates();
    boolean wasConnected = bot.isConnected();
    long own = queue.beginPoll();
    if (!wasConnected) world.outbox().botChanged(bot);
    try {
      return poll(bot, own, offset, limit, timeoutSeconds);
    } finally {
      queue.endPoll();
    }
  }

  private Optional<ArrayNode> poll(Bot bot, long own, long offset, int limit, int timeoutSeconds)
      throws InterruptedException {
    UpdateQueue queue = bot.updates();
    queue.confirm(offset).forEach(update -> log(bot, update, "confirmed"));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutSeconds);
    while (true) {
      queue.dropExpired(world.clock().instant()).forEach(update -> log(bot, update, "expired"));
      List<Update> ready = queue.ready(limit, System.nanoTime());
      long left = end - System.nanoTime();
      if (!ready.isEmpty() || left <= 0) return Optional.of(hand(bot, ready));
      queue.await(left);
      if (!queue.isCurrent(own) || bot.webhook() != null) return Optional.empty();
    }
  }

  private ArrayNode hand(Bot bot, List<Update> updates) {
    ArrayNode list = Json.array();
    for (Update update : updates) {
      update.markDelivered();
      log(bot, update, "sent");
      list.addRawValue(new RawValue(update.json()));
    }
    return list;
  }

  private void log(Bot bot, Update update, String outcome) {
    world.record().add(delivery(bot, update, "polling", outcome));
  }

  /// A row of the record.
  static ObjectNode delivery(Bot bot, Update update, String via, String outcome) {
    return Json.object()
        .put("bot_id", bot.id())
        .put("update_id", update.id())
        .put("chat_id", update.chatKey())
        .put("via", via)
        .put("outcome", outcome);
  }
}
