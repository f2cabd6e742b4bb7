package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How much a bot may send. Telegram publishes only rough figures, and these are they; the burst
/// and the drafts' limit are guesses.
record FloodLimits(
    boolean enabled,
    double chatPerSecond,
    int chatBurst,
    int groupPerMinute,
    int globalPerSecond,
    int draftPerSecond) {

  static final FloodLimits USUAL = new FloodLimits(true, 1, 3, 20, 30, 5);

  /// Reads what is given, and keeps the rest.
  FloodLimits with(JsonNode json) {
    return new FloodLimits(
        json.path("enabled").asBoolean(enabled),
        json.path("chat_per_second").asDouble(chatPerSecond),
        json.path("chat_burst").asInt(chatBurst),
        json.path("group_per_minute").asInt(groupPerMinute),
        json.path("global_per_second").asInt(globalPerSecond),
        json.path("draft_per_second").asInt(draftPerSecond));
  }

  ObjectNode json() {
    return Json.object()
        .put("enabled", enabled)
        .put("chat_per_second", chatPerSecond)
        .put("chat_burst", chatBurst)
        .put("group_per_minute", groupPerMinute)
        .put("global_per_second", globalPerSecond)
        .put("draft_per_second", draftPerSecond);
  }
}
