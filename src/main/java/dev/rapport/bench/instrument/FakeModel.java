package dev.rapport.bench.instrument;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rapport.bench.ModelScript;
import dev.rapport.bench.net.Bytes;
import dev.rapport.bench.net.Connection;
import dev.rapport.bench.net.EventLoop;
import dev.rapport.bench.net.HttpMessage;
import java.nio.ByteBuffer;

/// A model server that speaks the OpenAI protocol, streams by a script and repeats the marks of
/// what it was asked.
final class FakeModel {
  private static final ByteBuffer MODELS =
      Bytes.direct(
          Bytes.response(
              "200 OK",
              "{\"object\":\"list\",\"data\":[{\"id\":\"bench\",\"object\":\"model\"}]}"));
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String[] WORDS = {
    " rice",
    " with",
    " tomatoes",
    " and",
    " a",
    " little",
    " garlic",
    " is",
    " quick",
    " and",
    " tastes",
    " good"
  };

  private final EventLoop loop;
  private final Ledger ledger;
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(1 << 16);
  private final ByteBuffer[] words = new ByteBuffer[WORDS.length];
  private ModelScript script = ModelScript.usual();
  private ByteBuffer end = ByteBuffer.allocate(0);

  FakeModel(EventLoop loop, Ledger ledger) {
    this.loop = loop;
    this.ledger = ledger;
    for (int i = 0; i < WORDS.length; i++) words[i] = Bytes.direct(utf8(chunk(token(WORDS[i]))));
    follow(script);
  }

  /// Answers by this script from now on.
  void follow(ModelScript other) {
    script = other;
    end = Bytes.direct(utf8(ending(other.tokens())));
  }

  void received(Connection connection, HttpMessage request, String path) {
    if (path.endsWith("/chat/completions")) {
      long[] marks = Marks.asked(request.bytes(), request.bodyStart(), request.bodyEnd());
      new ModelStream(this, connection, marks, script, System.nanoTime()).begin();
    } else {
      connection.send(MODELS.rewind());
    }
  }

  EventLoop loop() {
    return loop;
  }

  ByteBuffer first(long[] marks) {
    String content = Marks.answering(marks);
    return scratch
        .clear()
        .put(utf8(HEAD + chunk(token(content.isEmpty() ? "Well," : content))))
        .flip();
  }

  ByteBuffer word(int index) {
    return words[index % WORDS.length].rewind();
  }

  /// The last token, the reason to end, the usage and the end of the stream, for the script that is
  /// followed.
  ByteBuffer last() {
    return end.rewind();
  }

  void ended(long[] marks, long nanos) {
    ledger.modelEnded(marks, nanos);
  }

  private static String ending(int tokens) {
    String stop = event("\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]");
    String usage =
        event(
            "\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":%d,\"total_tokens\":%d}"
                .formatted(tokens, 100 + tokens));
    String all = token(" " + Marks.end()) + stop + usage + "data: [DONE]\n\n";
    return chunk(all) + "0\r\n\r\n";
  }

  private static String token(String content) {
    return event(
        "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\""
            + content
            + "\"},\"finish_reason\":null}]");
  }

  private static String event(String fields) {
    return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"bench\","
        + fields
        + "}\n\n";
  }

  private static String chunk(String content) {
    return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
