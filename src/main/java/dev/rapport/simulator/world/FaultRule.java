package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.MalformedRequest;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A failure that methods shall have.
///
/// @param method the method's name, or `*`
/// @param remaining how often it still strikes, or null for always
/// @param chatId only calls for this chat, or null for all
public record FaultRule(
    String method,
    Kind kind,
    double probability,
    @Nullable Integer remaining,
    @Nullable Long chatId,
    Details details) {

  /// What only some kinds need.
  ///
  /// @param delayMillis how late a slow answer is
  /// @param retryAfter how many seconds a flood tells to wait
  /// @param description what a refusal says, or null for the usual
  public record Details(int delayMillis, int retryAfter, @Nullable String description) {}

  /// How a call fails.
  public enum Kind {
    /// It takes effect, but the connection is closed without an answer.
    DROP_ANSWER,
    /// It takes no effect, and the connection is closed without an answer.
    RESET,
    STATUS_500,
    STATUS_502,
    /// It succeeds after a while.
    SLOW,
    FLOOD,
    /// It takes no effect, and the answer is no JSON.
    GARBAGE,
    /// It is refused with status 400.
    REFUSE
  }

  static FaultRule read(JsonNode json) {
    String name = json.path("fault").asString("");
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
            .findFirst()
            .orElseThrow(() -> new MalformedRequest("there is no fault '" + name + "'"));
    JsonNode chat = json.path("chat_id");
    JsonNode remaining = json.path("remaining");
    return new FaultRule(
        json.path("method").asString("*"),
        kind,
        json.path("probability").asDouble(1),
        remaining.isNumber() ? remaining.intValue() : null,
        chat.isNumber() ? chat.longValue() : null,
        new Details(
            json.path("delay_ms").asInt(3000),
            json.path("retry_after").asInt(5),
            json.path("description").asString(null)));
  }

  /// The fault as the control surface names it.
  public String name() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  boolean concerns(String called, @Nullable String chat) {
    boolean isMethod = method.equals("*") || method.equalsIgnoreCase(called);
    boolean isChat = chatId == null || Long.toString(chatId).equals(chat);
    return isMethod && isChat && (remaining == null || remaining > 0);
  }

  FaultRule struck() {
    @Nullable Integer left = remaining == null ? null : remaining - 1;
    return new FaultRule(method, kind, probability, left, chatId, details);
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("method", method);
    json.put("fault", name()).put("probability", probability);
    if (remaining != null) json.put("remaining", remaining);
    json.put("delay_ms", details.delayMillis()).put("retry_after", details.retryAfter());
    if (chatId != null) json.put("chat_id", chatId);
    if (details.description() != null) json.put("description", details.description());
    return json;
  }
}
