package dev.rapport.simulator.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The listening socket: one virtual thread a request, with one handler behind it.
public final class HttpFront implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpFront.class);
  private static final int LARGEST_BODY = 52 * 1024 * 1024;
  private static final int BACKLOG = 1024;

  static {
    // The server's own defaults end idle connections when there are more than 200, or after 30 s,
    // which a client that just uses one sees as a lost answer. They are read when it is first used.
    setUnlessSet("sun.net.httpserver.maxIdleConnections", "10000");
    setUnlessSet("sun.net.httpserver.idleInterval", "600");
    setUnlessSet("sun.net.httpserver.nodelay", "true");
  }

  /// Answers a request.
  @FunctionalInterface
  public interface Handler {
    Reply handle(HttpCall call);
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private HttpFront(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) System.setProperty(property, value);
  }

  /// Listens at the address; port 0 takes a free one.
  public static HttpFront start(InetSocketAddress address, Handler handler) throws IOException {
    HttpServer server = HttpServer.create(address, BACKLOG);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, handler));
    server.start();
    return new HttpFront(server, threads);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void serve(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      Optional<HttpCall> call = HttpCall.read(exchange, LARGEST_BODY);
      Reply reply = call.map(read -> answer(read, handler)).orElseGet(HttpFront::tooLarge);
      send(exchange, reply);
    }
  }

  private static Reply answer(HttpCall call, Handler handler) {
    try {
      return handler.handle(call);
    } catch (RuntimeException e) {
      // The path may hold a token, so only the kind of failure is logged.
      log.error("the simulator failed on a request", e);
      return Reply.text(500, "text/plain", "the simulator failed; see its log");
    }
  }

  private static Reply tooLarge() {
    var body = Json.object().put("ok", false).put("error_code", 413);
    return Reply.json(413, body.put("description", "Request Entity Too Large"));
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    switch (reply) {
      case Reply.Full full -> {
        exchange.getResponseHeaders().set("Content-Type", full.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(
            full.status(), full.body().length == 0 ? -1 : full.body().length);
        if (full.body().length > 0) exchange.getResponseBody().write(full.body());
      }
      case Reply.Stream stream -> {
        exchange.getResponseHeaders().set("Content-Type", stream.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        stream.writer().write(exchange.getResponseBody());
      }
      case Reply.Hangup _ -> {} // closing an exchange without an answer closes its connection
      case Reply.Late late -> {
        long end = System.nanoTime() + late.delay().toNanos();
        for (long left = late.delay().toNanos(); left > 0; left = end - System.nanoTime()) {
          if (Thread.currentThread().isInterrupted()) return;
          LockSupport.parkNanos(left);
        }
        send(exchange, late.reply());
      }
    }
  }
}
