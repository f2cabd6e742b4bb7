package dev.rapport.simulator.botapi;

import dev.rapport.simulator.wire.HttpCall;
import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.MalformedRequest;
import dev.rapport.simulator.wire.Parameters;
import dev.rapport.simulator.wire.Reply;
import dev.rapport.simulator.world.Bot;
import dev.rapport.simulator.world.FaultRule;
import dev.rapport.simulator.world.StoredFile;
import dev.rapport.simulator.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`. Thread-safe.
public final class BotApi {
  private static final Pattern CALL = Pattern.compile("/bot([^/]+)/([^/]+)");
  private static final Pattern DOWNLOAD = Pattern.compile("/file/bot([^/]+)/(.+)");

  private final World world;
  private final Map<String, Method> methods = new HashMap<>();

  public BotApi(World world) {
    this.world = world;
    add(ProfileMethods.all());
    add(TextMethods.all());
    add(EditMethods.all());
    add(MediaMethods.all());
    add(CopyMethods.all());
    add(ReactionMethods.all());
    add(ChatMethods.all());
    add(TopicMethods.all());
    add(UpdateMethods.all());
  }

  private void add(Map<String, Method> more) {
    more.forEach((name, method) -> methods.put(name.toLowerCase(Locale.ROOT), method));
  }

  public Reply handle(HttpCall request) {
    Matcher download = DOWNLOAD.matcher(request.path());
    if (download.matches()) return download(download.group(1), download.group(2));
    Matcher call = CALL.matcher(request.path());
    if (!call.matches()) return Refusal.notFound().reply();
    Optional<Bot> bot = world.locked(() -> world.findBotByToken(decoded(call.group(1))));
    if (bot.isEmpty()) return Refusal.unauthorized().reply();
    return call(bot.get(), call.group(2), request);
  }

  /// Some clients escape the token's colon.
  private static String decoded(String token) {
    return token.replace("%3A", ":").replace("%3a", ":");
  }

  private Reply download(String token, String path) {
    Optional<Bot> bot = world.locked(() -> world.findBotByToken(decoded(token)));
    if (bot.isEmpty()) return Refusal.unauthorized().reply();
    Optional<StoredFile> file = world.files().findByPath(path);
    return file.<Reply>map(
            found -> new Reply.Full(200, "application/octet-stream", found.upload().bytes()))
        .orElseGet(() -> Refusal.notFound().reply());
  }

  private Reply call(Bot bot, String method, HttpCall request) {
    Parameters parameters;
    try {
      parameters = Parameters.of(request);
    } catch (MalformedRequest e) {
      var refusal = Refusal.bad(String.valueOf(e.getMessage()));
      record(row(bot, method, null, "refused"), refusal);
      return refusal.reply();
    }
    return new RecordedCall(new Call(world, bot, method, parameters)).reply();
  }

  private static ObjectNode row(
      Bot bot, String method, @Nullable Parameters parameters, String effect) {
    ObjectNode row = Json.object().put("bot_id", bot.id()).put("method", method);
    ObjectNode shown = row.putObject("params");
    if (parameters != null) {
      parameters.values().forEach(shown::put);
      parameters
          .files()
          .forEach(
              (name, file) -> shown.put(name, "file of %d bytes".formatted(file.bytes().length)));
    }
    return row.put("effect", effect);
  }

  private void record(ObjectNode row, Refusal refusal) {
    world
        .record()
        .add(row.put("status", refusal.status()).put("description", refusal.description()));
  }

  /// A call on its way through its fault, its method and the record.
  private final class RecordedCall {
    private final Call call;
    private final long startedAt = System.nanoTime();

    RecordedCall(Call call) {
      this.call = call;
    }

    private ObjectNode row(String effect) {
      double millis = (System.nanoTime() - startedAt) / 1e6;
      return BotApi.row(call.bot(), call.method(), call.parameters(), effect)
          .put("duration_ms", Math.round(millis * 100) / 100.0);
    }

    Reply reply() {
      @Nullable String chat = call.parameters().values().get("chat_id");
      Optional<FaultRule> fault = world.faults().strike(call.method(), chat);
      return fault.map(this::failing).orElseGet(this::answered);
    }

    private Reply failing(FaultRule fault) {
      return switch (fault.kind()) {
        case DROP_ANSWER -> {
          perform("drop_answer");
          yield new Reply.Hangup();
        }
        case RESET -> faulted("reset", 0, Reply.Hangup::new);
        case STATUS_500 -> refused("status_500", Refusal.internal());
        case STATUS_502 ->
            faulted(
                "status_502",
                502,
                () ->
                    Reply.text(
                        502,
                        "text/html",
                        "<html><head><title>502 Bad Gateway</title></head></html>"));
        case SLOW -> new Reply.Late(Duration.ofMillis(fault.delayMillis()), answered());
        case FLOOD -> refused("flood", Refusal.flood(fault.retryAfter()));
        case GARBAGE ->
            faulted("garbage", 200, () -> Reply.text(200, "application/json", "{\"ok\":tru\u0000"));
        case REFUSE ->
            refused(
                "refuse",
                Refusal.saying(
                    fault.description() == null
                        ? "Bad Request: refused on demand"
                        : fault.description()));
      };
    }

    private Reply faulted(String fault, int status, Supplier<Reply> reply) {
      ObjectNode row = row("faulted");
      world.record().add(row.put("fault", fault).put("status", status));
      return reply.get();
    }

    private Reply refused(String fault, Refusal refusal) {
      ObjectNode row = row("faulted");
      record(row.put("fault", fault), refusal);
      return refusal.reply();
    }

    private Reply answered() {
      return perform(null);
    }

    /// Runs the method and records it before anybody else sees its effect.
    private Reply perform(@Nullable String fault) {
      Object outcome =
          world.locked(() -> {
            try {
              JsonNode result = result();
              recordApplied(result, fault);
              return result;
            } catch (Refusal refusal) {
              record(row("refused"), refusal);
              return refusal;
            }
          });
      if (outcome instanceof Refusal refusal) return refusal.reply();
      ObjectNode body = Json.object().put("ok", true);
      body.set("result", (JsonNode) outcome);
      return Reply.json(200, body);
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

    private void recordApplied(JsonNode result, @Nullable String fault) {
      ObjectNode row = row("applied");
      if (fault != null) row.put("fault", fault);
      row.put("status", fault == null ? 200 : 0);
      // What getUpdates gives is in the record as deliveries.
      boolean isPoll = call.method().equalsIgnoreCase("getUpdates");
      if (isPoll) {
        row.put("result", result.size());
      } else {
        row.set("result", result);
      }
      world.record().add(row);
    }
  }
}
