package dev.rapport.bench.instrument;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.bench.net.Bytes;
import dev.rapport.bench.net.Connection;
import dev.rapport.bench.net.HttpMessage;
import java.nio.ByteBuffer;
import java.time.Clock;

/// A Bot API server that says yes to everything and shows messages to the ledger.
final class FakeTelegram {
  private static final ByteBuffer YES = ok("true");
  private static final ByteBuffer NO_UPDATES = ok("[]");
  private static final ByteBuffer ME =
      ok(
          "{\"id\":4200,\"is_bot\":true,\"first_name\":\"Bench\",\"username\":\"bench_bot\",\"can_join_groups\":true,"
              + "\"can_read_all_group_messages\":false,\"supports_inline_queries\":false}");

  private static final byte[] URL = "\"url\":\"".getBytes(UTF_8);

  private final Ledger ledger;
  private final Clock clock;
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(1 << 12);
  private ByteBuffer webhook = webhook("");
  private long nextMessageId = 1_000_000_000;

  FakeTelegram(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  void received(Connection connection, HttpMessage call, String path) {
    switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "sendMessage", "sendRichMessage" -> message(connection, call, true);
      case "editMessageText" -> message(connection, call, false);
      case "sendMessageDraft", "sendRichMessageDraft" -> {
        ledger.previewed();
        connection.send(YES.rewind());
      }
      case "getMe" -> connection.send(ME.rewind());
      case "getUpdates" -> connection.send(NO_UPDATES.rewind());
      case "setWebhook" -> registered(connection, call);
      case "getWebhookInfo" -> connection.send(webhook.rewind());
      default -> connection.send(YES.rewind());
    }
  }

  private void message(Connection connection, HttpMessage call, boolean fresh) {
    long now = System.nanoTime();
    Sighting seen = Sighting.of(call, fresh);
    connection.send(sent(seen.chatId()));
    ledger.saw(seen, now);
  }

  private ByteBuffer sent(long chatId) {
    String message =
        "{\"ok\":true,\"result\":{\"message_id\":"
            + nextMessageId++
            + ",\"date\":"
            + clock.instant().getEpochSecond()
            + ",\"chat\":{\"id\":"
            + chatId
            + ",\"type\":\"private\"},\"text\":\"-\"}}";
    return scratch.clear().put(Bytes.response("200 OK", message)).flip();
  }

  private void registered(Connection connection, HttpMessage call) {
    webhook = webhook(textField(call, URL));
    connection.send(YES.rewind());
  }

  private static String textField(HttpMessage call, byte[] name) {
    int at = Bytes.find(call.bytes(), call.bodyStart(), call.bodyEnd(), name);
    if (at < 0) return "";
    int from = at + name.length;
    int to = from;
    while (call.bytes()[to] != '"') to++;
    return new String(call.bytes(), from, to - from, UTF_8);
  }

  private static ByteBuffer webhook(String url) {
    return ok(
        "{\"url\":\"%s\",\"has_custom_certificate\":false,\"pending_update_count\":0}"
            .formatted(url));
  }

  private static ByteBuffer ok(String result) {
    return Bytes.direct(Bytes.response("200 OK", "{\"ok\":true,\"result\":" + result + "}"));
  }
}
