package dev.rapport.telegram.client;

import dev.rapport.telegram.json.JsonText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Calls that manage the bot itself, and fetch updates. Thread-safe.
public final class BotAdministration {
  /// What the program does something with; Telegram sends nothing else.
  static final List<String> ALLOWED_UPDATES =
      List.of(
          "message",
          "edited_message",
          "channel_post",
          "edited_channel_post",
          "callback_query",
          "pre_checkout_query",
          "my_chat_member",
          "message_reaction",
          "subscription");

  private final HttpCalls http;

  BotAdministration(HttpCalls http) {
    this.http = http;
  }

  /// Where the Bot API is, without the token.
  public String apiAddress() {
    return http.apiAddress();
  }

  public Reply getMe() {
    return call("getMe", _ -> {});
  }

  public Reply getWebhookInfo() {
    return call("getWebhookInfo", _ -> {});
  }

  /// Makes polling possible; updates that wait are kept.
  public Reply deleteWebhook() {
    return call("deleteWebhook", json -> json.writeBooleanProperty("drop_pending_updates", false));
  }

  /// Has Telegram post updates.
  ///
  /// @param secret what Telegram shall send with each update
  public Reply setWebhook(URI address, String secret, int maxConnections) {
    return call(
        "setWebhook",
        json -> {
          json.writeStringProperty("url", address.toString());
          json.writeStringProperty("secret_token", secret);
          json.writeNumberProperty("max_connections", maxConnections);
          allowedUpdates(json);
        });
  }

  /// Prepares a long poll.
  ///
  /// @param offset the first update wanted, which confirms all before it; empty for the first one
  ///   that is not confirmed
  /// @param wait how long Telegram waits for an update
  public LongPoll getUpdates(OptionalLong offset, int limit, Duration wait) {
    String body =
        JsonText.object(json -> {
          offset.ifPresent(first -> json.writeNumberProperty("offset", first));
          json.writeNumberProperty("limit", limit);
          json.writeNumberProperty("timeout", wait.toSeconds());
          allowedUpdates(json);
        });
    return new LongPoll(http.prepare("getUpdates", body, wait.plus(HttpCalls.ANSWER)));
  }

  /// A request for updates, made once.
  public static final class LongPoll {
    private final HttpCalls.Call call;

    private LongPoll(HttpCalls.Call call) {
      this.call = call;
    }

    /// Makes the request and waits for its answer.
    public Reply await() {
      return reply(call.make());
    }

    /// Ends it, from another thread, before or while it waits.
    public void cancel() {
      call.cancel();
    }
  }

  private Reply call(String method, Consumer<JsonGenerator> parameters) {
    return reply(http.post(method, JsonText.object(parameters)));
  }

  private static void allowedUpdates(JsonGenerator json) {
    json.writeArrayPropertyStart("allowed_updates");
    ALLOWED_UPDATES.forEach(json::writeString);
    json.writeEndArray();
  }

  private static Reply reply(Exchange exchange) {
    return switch (exchange) {
      case Exchange.NeverSent(String why) -> new Reply.Unreachable(why);
      case Exchange.NoAnswer(String why) -> new Reply.Unreachable(why);
      case Exchange.Answered answered -> reply(answered);
    };
  }

  private static Reply reply(Exchange.Answered answered) {
    @Nullable BotApiAnswer answer = BotApiAnswer.read(answered.body());
    if (answer == null) {
      return new Reply.Unreachable(
          "status %d without an answer of the Bot API".formatted(answered.status()));
    }
    if (answer.ok()) return new Reply.Ok(answered.body());
    int code = answer.errorCode() == 0 ? answered.status() : answer.errorCode();
    Duration retryAfter = Duration.ofSeconds(Math.clamp(answer.retryAfter(), 0, 86_400));
    return new Reply.Refused(code, answer.description(), retryAfter);
  }
}
