package dev.rapport.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A bot's webhook that answers what the test wants and notes what came.
final class HookServer implements AutoCloseable {
  /// What came in one delivery.
  record Delivery(Optional<String> secret, Optional<String> contentType, JsonNode update) {
    String text() {
      return update.path("message").path("text").asString("");
    }

    long chat() {
      return update.path("message").path("chat").path("id").asLong(0);
    }
  }

  /// Decides the status of an answer; it may wait first.
  interface Behaviour {
    int status(Delivery delivery, HttpExchange exchange) throws InterruptedException;
  }

  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Behaviour behaviour;

  HookServer(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  /// How many were under way at once, at most.
  int mostAtOnce() {
    return most.get();
  }

  void behave(Behaviour next) {
    behaviour = next;
  }

  private void serve(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      Delivery delivery =
          new Delivery(
              Optional.ofNullable(headers.getFirst("X-Telegram-Bot-Api-Secret-Token")),
              Optional.ofNullable(headers.getFirst("Content-Type")),
              JsonMapper.shared().readTree(exchange.getRequestBody()));
      deliveries.add(delivery);
      int status = behaviour.status(delivery, exchange);
      underWay.decrementAndGet();
      exchange.sendResponseHeaders(status, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
