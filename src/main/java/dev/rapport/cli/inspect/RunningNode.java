package dev.rapport.cli.inspect;

import dev.rapport.cli.http.Fetch;
import dev.rapport.ops.NodeSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The running process, seen from outside.
///
/// @param address where it answers for its health
record RunningNode(URI address) {
  static RunningNode of(NodeSettings settings) {
    int port = settings.managementPort().orElse(settings.port());
    return new RunningNode(URI.create("http://127.0.0.1:" + port));
  }

  /// What it says of its health; empty if nobody answers, or somebody else.
  Optional<JsonNode> health() {
    try {
      JsonNode health =
          new JsonMapper().readTree(Fetch.get(address.resolve("/health/detailed")).body());
      return health.has("status") && health.has("components")
          ? Optional.of(health)
          : Optional.empty();
    } catch (IOException | JacksonException _) {
      return Optional.empty();
    }
  }
}
