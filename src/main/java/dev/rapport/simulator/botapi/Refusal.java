package dev.rapport.simulator.botapi;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Telegram's no to a call. Made often and never looked at as an exception, so it has no stack
/// trace.
final class Refusal extends RuntimeException {
  private final int status;
  private final transient @Nullable ObjectNode parameters;

  private Refusal(int status, String description, @Nullable ObjectNode parameters) {
    super(description, null, false, false);
    this.status = status;
    this.parameters = parameters;
  }

  /// Status 400; the description's beginning is added.
  static Refusal bad(String why) {
    return new Refusal(400, "Bad Request: " + why, null);
  }

  static Refusal forbidden(String why) {
    return new Refusal(403, "Forbidden: " + why, null);
  }

  static Refusal conflict(String why) {
    return new Refusal(409, "Conflict: " + why, null);
  }

  static Refusal unauthorized() {
    return new Refusal(401, "Unauthorized", null);
  }

  static Refusal notFound() {
    return new Refusal(404, "Not Found", null);
  }

  static Refusal tooLarge() {
    return new Refusal(413, "Request Entity Too Large", null);
  }

  static Refusal internal() {
    return new Refusal(500, "Internal Server Error", null);
  }

  static Refusal flood(int seconds) {
    return new Refusal(
        429,
        "Too Many Requests: retry after " + seconds,
        Json.object().put("retry_after", seconds));
  }

  static Refusal migrated(long supergroup) {
    return new Refusal(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        Json.object().put("migrate_to_chat_id", supergroup));
  }

  /// Just this text with status 400.
  static Refusal saying(String description) {
    return new Refusal(400, description, null);
  }

  int status() {
    return status;
  }

  String description() {
    return String.valueOf(getMessage());
  }

  Reply reply() {
    ObjectNode body = Json.object().put("ok", false).put("error_code", status);
    body.put("description", description());
    if (parameters != null) body.set("parameters", parameters);
    return Reply.json(status, body);
  }
}
