package dev.rapport.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A model server that speaks OpenAI's protocol, answers with an echo of the last message, and
/// misbehaves as told.
final class ScriptedProvider implements AutoCloseable {
  /// How it answers.
  enum Mood {
    ECHO,
    SLOW,
    HANG,
    CUT,
    GARBAGE,
    ERROR,
    FLOOD
  }

  private static final JsonMapper JSON = new JsonMapper();

  final AtomicInteger calls = new AtomicInteger();
  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Mood mood = Mood.ECHO;

  private ScriptedProvider(HttpServer server) {
    this.server = server;
  }

  static ScriptedProvider start() throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 200);
    var provider = new ScriptedProvider(server);
    server.createContext("/v1/chat/completions", provider::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return provider;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  void behave(Mood mood) {
    this.mood = mood;
  }

  private void answer(HttpExchange exchange) throws IOException {
    calls.incrementAndGet();
    JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
    JsonNode messages = request.get("messages");
    JsonNode content = messages.get(messages.size() - 1).get("content");
    String text = content.isString() ? content.asString() : content.get(0).get("text").asString();
    Mood now = mood;
    if (now == Mood.ERROR) {
      exchange.sendResponseHeaders(500, -1);
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      stream(out, now, text.replace("\n", " "));
    }
    exchange.close();
  }

  private void stream(OutputStream out, Mood now, String text) throws IOException {
    switch (now) {
      case HANG -> pause(600_000);
      case GARBAGE -> out.write("<html>502 Bad Gateway</html>".getBytes(StandardCharsets.UTF_8));
      case CUT -> {
        chunk(out, "echo of " + text);
        throw new IOException("cut on purpose");
      }
      case FLOOD -> {
        for (int i = 0; i < 100_000; i++) chunk(out, "flood ".repeat(20));
      }
      case ECHO, SLOW, ERROR -> {
        pause(now == Mood.SLOW ? 1500 : 30);
        chunk(out, "echo ");
        pause(now == Mood.SLOW ? 700 : 20);
        chunk(out, "of " + text);
        out.write(
            """
            data: {"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"id":"c","object":"chat.completion.chunk","choices":[],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}

            data: [DONE]

            """
                .getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    String json =
        JSON.writeValueAsString(
            java.util.Map.of(
                "id",
                "c",
                "object",
                "chat.completion.chunk",
                "choices",
                java.util.List.of(
                    java.util.Map.of("index", 0, "delta", java.util.Map.of("content", text)))));
    out.write(("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void pause(long millis) {
    try {
      if (closed.await(millis, TimeUnit.MILLISECONDS)) throw new IllegalStateException("closed");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
