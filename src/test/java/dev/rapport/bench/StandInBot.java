package dev.rapport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The least that looks like the bot from outside, made of other parts than the instrument, with
/// faults on demand. It answers what waits in a chat together.
///
/// Faults are named numbers: `lose` and `double` are every how many turns an answer is dropped or
/// sent twice, `delay` is milliseconds that it wastes in each turn, `stray=1` sends to the wrong
/// chat, `journal=1` keeps updates on disk until they are answered and takes them up again.
public final class StandInBot implements AutoCloseable {
  private final JsonMapper json = new JsonMapper();
  private volatile boolean closed;
  private final HttpClient client =
      HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();
  private final Map<Long, Lane> lanes = new ConcurrentHashMap<>();
  private final AtomicInteger turns = new AtomicInteger();
  private final HttpServer server;
  private final Map<String, String> environment;
  private final Fields faults;

  /// One chat.
  private static final class Lane {
    final List<JsonNode> waiting = new ArrayList<>();
    boolean running;
    String lastAnswer = "Hello.";
  }

  public StandInBot(Map<String, String> environment, Fields faults) throws IOException {
    this.environment = environment;
    this.faults = faults;
    int port = Integer.parseInt(environment.getOrDefault("PORT", "0"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/health", exchange -> answer(exchange, 200, "{\"status\":\"UP\"}"));
    server.createContext("/api/v1/webhook", this::receive);
    if (fault("journal") > 0) takeUp();
    server.start();
  }

  /// The stand-in as a process; arguments such as `lose=10` are its faults.
  static void main(String[] arguments) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    new StandInBot(System.getenv(), Fields.parse(String.join(" ", arguments)));
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private int fault(String name) {
    return faults.has(name) ? faults.count(name) : 0;
  }

  private boolean strikes(String name, int turn) {
    return fault(name) > 0 && turn % fault(name) == 0;
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String secret = exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token");
    if (!environment.getOrDefault("WEBHOOK_SECRET", "").equals(secret)) {
      answer(exchange, 401, "{}");
      return;
    }
    JsonNode update = json.readTree(body);
    if (fault("journal") > 0) Files.write(page(update), body);
    answer(exchange, 200, "");
    enqueue(update);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Path page(JsonNode update) {
    return Path.of(environment.getOrDefault("DATA_DIR", "."), update.get("update_id") + ".update");
  }

  private void takeUp() throws IOException {
    Path directory = Path.of(environment.getOrDefault("DATA_DIR", "."));
    try (Stream<Path> pages = Files.list(directory)) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".update")).toList()) {
        byte[] body = Files.readAllBytes(page);
        if (body.length > 0) enqueue(json.readTree(body));
      }
    }
  }

  private void enqueue(JsonNode update) {
    long chatId = update.path("message").path("chat").path("id").asLong();
    Lane lane = lanes.computeIfAbsent(chatId, _ -> new Lane());
    synchronized (lane) {
      lane.waiting.add(update);
      if (lane.running) return;
      lane.running = true;
    }
    Thread.startVirtualThread(() -> work(chatId, lane));
  }

  private void work(long chatId, Lane lane) {
    while (true) {
      List<JsonNode> together;
      synchronized (lane) {
        together = List.copyOf(lane.waiting);
        lane.waiting.clear();
        lane.running = !together.isEmpty();
      }
      if (together.isEmpty()) return;
      try {
        turn(chatId, lane, together);
      } catch (IOException e) {
        if (closed) return;
        throw new UncheckedIOException(e);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void turn(long chatId, Lane lane, List<JsonNode> updates)
      throws IOException, InterruptedException {
    int turn = turns.incrementAndGet();
    String answer = ask(lane, updates);
    lane.lastAnswer = answer;
    if (fault("delay") > 0) LockSupport.parkNanos(fault("delay") * 1_000_000L);
    call("sendMessageDraft", Map.of("chat_id", chatId, "draft_id", 1, "text", answer));
    long to = fault("stray") > 0 ? chatId + 1 : chatId;
    Map<String, Object> message = Map.of("chat_id", to, "text", answer);
    if (!strikes("lose", turn)) call("sendMessage", message);
    if (strikes("double", turn)) call("sendMessage", message);
    if (fault("journal") == 0) return;
    for (JsonNode update : updates) Files.deleteIfExists(page(update));
  }

  private String ask(Lane lane, List<JsonNode> updates) throws IOException, InterruptedException {
    List<Map<String, String>> messages = new ArrayList<>();
    messages.add(Map.of("role", "assistant", "content", lane.lastAnswer));
    for (JsonNode update : updates) {
      String text = update.path("message").path("text").asString();
      messages.add(Map.of("role", "user", "content", text));
    }
    String url = environment.get("OPENAI_BASE_URL") + "/chat/completions";
    Map<String, Object> body = Map.of("model", "m", "stream", true, "messages", messages);
    HttpResponse<Stream<String>> response =
        client.send(request(url, body), HttpResponse.BodyHandlers.ofLines());
    StringBuilder answer = new StringBuilder();
    response.body().filter(line -> line.startsWith("data: {")).forEach(line -> add(line, answer));
    return answer.toString();
  }

  private void add(String line, StringBuilder answer) {
    JsonNode choice = json.readTree(line.substring(6)).path("choices").path(0);
    answer.append(choice.path("delta").path("content").asString(""));
  }

  private void call(String method, Map<String, Object> body)
      throws IOException, InterruptedException {
    String url =
        environment.get("TELEGRAM_API_URL") + "/bot" + environment.get("TELEGRAM_BOT_TOKEN");
    HttpResponse<String> response =
        client.send(request(url + "/" + method, body), HttpResponse.BodyHandlers.ofString());
    @Nullable JsonNode ok = json.readTree(response.body()).get("ok");
    if (ok == null || !ok.asBoolean()) throw new IOException(method + " failed");
  }

  private HttpRequest request(String url, Map<String, Object> body) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
        .build();
  }

  @Override
  public void close() {
    closed = true;
    server.stop(0);
    client.shutdownNow();
  }
}
