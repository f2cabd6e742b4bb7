package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What goes wrong with updates.
///
/// @param duplicate how likely an update is delivered twice
/// @param reorder how likely a later update overtakes it
/// @param delayMillis how long each waits before it is delivered
record UpdateFaults(double duplicate, double reorder, int delayMillis) {
  static final UpdateFaults NONE = new UpdateFaults(0, 0, 0);

  /// Reads what is given, and keeps the rest.
  UpdateFaults with(JsonNode json) {
    return new UpdateFaults(
        json.path("duplicate").asDouble(duplicate),
        json.path("reorder").asDouble(reorder),
        json.path("delay_ms").asInt(delayMillis));
  }

  ObjectNode json() {
    return Json.object()
        .put("duplicate", duplicate)
        .put("reorder", reorder)
        .put("delay_ms", delayMillis);
  }
}
