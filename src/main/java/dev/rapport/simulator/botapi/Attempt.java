package dev.rapport.simulator.botapi;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.Reply;
import dev.rapport.simulator.world.FaultRule;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A call on its way through a fault, its method and the record, in which it is before its answer
/// goes out.
final class Attempt {
  private static final String BAD_GATEWAY =
      "<html><head><title>502 Bad Gateway</title></head></html>";
  private static final String BROKEN_JSON = "{\"ok\":tru\u0000";

  private final Call call;
  private final Map<String, Method> methods;
  private final long startedAt = System.nanoTime();

  /// @param methods by their names in lower case
  Attempt(Call call, Map<String, Method> methods) {
    this.call = call;
    this.methods = methods;
  }

  Reply reply() {
    @Nullable String chat = call.parameters().values().get("chat_id");
    Optional<FaultRule> fault = call.world().faults().strike(call.method(), chat);
    return fault.map(this::failing).orElseGet(() -> perform(null));
  }

  /// Refuses it before anything is done.
  Reply refused(Refusal refusal) {
    record(row("refused"), refusal);
    return refusal.reply();
  }

  private Reply failing(FaultRule fault) {
    FaultRule.Details details = fault.details();
    return switch (fault.kind()) {
      case DROP_ANSWER -> {
        perform(fault);
        yield new Reply.Hangup();
      }
      case RESET -> faulted(fault, 0, new Reply.Hangup());
      case STATUS_500 -> faulted(fault, Refusal.internal());
      case STATUS_502 -> faulted(fault, 502, Reply.text(502, "text/html", BAD_GATEWAY));
      case SLOW -> new Reply.Late(Duration.ofMillis(details.delayMillis()), perform(null));
      case FLOOD -> faulted(fault, Refusal.flood(details.retryAfter()));
      case GARBAGE -> faulted(fault, 200, Reply.text(200, "application/json", BROKEN_JSON));
      case REFUSE ->
          faulted(
              fault,
              details.description() == null
                  ? Refusal.bad("refused on demand")
                  : Refusal.saying(details.description()));
    };
  }

  private Reply faulted(FaultRule fault, int status, Reply reply) {
    call.world().record().add(row("faulted").put("fault", fault.name()).put("status", status));
    return reply;
  }

  private Reply faulted(FaultRule fault, Refusal refusal) {
    record(row("faulted").put("fault", fault.name()), refusal);
    return refusal.reply();
  }

  /// Runs the method.
  ///
  /// @param fault what will happen to its answer, or null
  private Reply perform(@Nullable FaultRule fault) {
    return call.world()
        .locked(() -> {
          try {
            JsonNode result = result();
            recordApplied(result, fault);
            ObjectNode body = Json.object().put("ok", true);
            body.set("result", result);
            return Reply.json(200, body);
          } catch (Refusal refusal) {
            return refused(refusal);
          }
        });
  }

  private JsonNode result() {
    @Nullable Method method = methods.get(call.method().toLowerCase(Locale.ROOT));
    if (method == null) throw Refusal.notFound();
    try {
      return method.call(call);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Refusal.internal();
    }
  }

  private void recordApplied(JsonNode result, @Nullable FaultRule fault) {
    ObjectNode row = row("applied");
    if (fault != null) row.put("fault", fault.name());
    row.put("status", fault == null ? 200 : 0);
    // What getUpdates gives is in the record as deliveries.
    if (call.method().equalsIgnoreCase("getUpdates")) {
      row.put("result", result.size());
    } else {
      row.set("result", result);
    }
    call.world().record().add(row);
  }

  private void record(ObjectNode row, Refusal refusal) {
    row.put("status", refusal.status()).put("description", refusal.description());
    call.world().record().add(row);
  }

  private ObjectNode row(String effect) {
    ObjectNode row = Json.object().put("bot_id", call.bot().id()).put("method", call.method());
    ObjectNode shown = row.putObject("params");
    call.parameters().values().forEach(shown::put);
    call.parameters()
        .files()
        .forEach(
            (name, file) -> shown.put(name, "file of %d bytes".formatted(file.bytes().length)));
    double millis = (System.nanoTime() - startedAt) / 1e6;
    return row.put("effect", effect).put("duration_ms", Math.round(millis * 100) / 100.0);
  }
}
