package dev.rapport.llm.fake;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A request that the server got.
///
/// @param headers with names in lower case
public record Received(String method, String path, Map<String, String> headers, String body) {
  private static final JsonMapper JSON = new JsonMapper();

  public JsonNode json() {
    return JSON.readTree(body);
  }

  /// The longest answer that it allows, in tokens.
  int limit() {
    JsonNode json = json();
    JsonNode limit =
        json.has("max_completion_tokens")
            ? json.path("max_completion_tokens")
            : json.path("max_tokens");
    return limit.asInt(Integer.MAX_VALUE);
  }
}
