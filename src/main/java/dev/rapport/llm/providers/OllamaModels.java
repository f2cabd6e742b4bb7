package dev.rapport.llm.providers;

import dev.rapport.llm.http.ModelTransport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks an Ollama which models are installed, and takes the first one that can chat. Asked again
/// until it answers, so that the bot may start before Ollama does. Thread-safe.
final class OllamaModels implements Supplier<String> {
  /// What the model is called until Ollama answered.
  static final String UNKNOWN = "unknown";

  private static final Logger log = LoggerFactory.getLogger(OllamaModels.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final URI baseUrl;
  private final ModelTransport transport;
  private volatile Optional<String> found = Optional.empty();
  private long askAgainAt = System.nanoTime(); // guarded by this

  OllamaModels(URI baseUrl, ModelTransport transport) {
    this.baseUrl = baseUrl;
    this.transport = transport;
  }

  @Override
  public String get() {
    return find().orElse(UNKNOWN);
  }

  /// The first chat model, if Ollama answers.
  Optional<String> find() {
    Optional<String> known = found;
    return known.isPresent() ? known : ask();
  }

  private synchronized Optional<String> ask() {
    if (found.isPresent() || System.nanoTime() - askAgainAt < 0) return found;
    if (accepts()) found = firstChatModel();
    askAgainAt = System.nanoTime() + PAUSE.toNanos();
    return found;
  }

  /// Mostly nobody is there, and a bare socket finds that out soonest.
  private boolean accepts() {
    int port = baseUrl.getPort() < 0 ? 443 : baseUrl.getPort();
    if (baseUrl.getPort() < 0 && "http".equals(baseUrl.getScheme())) port = 80;
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(baseUrl.getHost(), port), (int) CONNECT.toMillis());
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private Optional<String> firstChatModel() {
    try {
      var page = transport.get(URI.create(baseUrl + "/api/tags"), Map.of(), ANSWER);
      if (page.status() != 200) return Optional.empty();
      for (JsonNode model : JSON.readTree(page.body()).path("models")) {
        String name = model.path("name").asString("");
        if (!name.isEmpty() && canChat(name, model)) return Optional.of(name);
      }
      log.warn("Ollama at {} has no model to chat with; try: ollama pull llama3.2", baseUrl);
    } catch (IOException | JacksonException e) {
      log.debug("no Ollama at {}", baseUrl, e);
    }
    return Optional.empty();
  }

  private static boolean canChat(String name, JsonNode model) {
    String family = model.path("details").path("family").asString("");
    return !name.toLowerCase(Locale.ROOT).contains("embed") && !family.contains("bert");
  }
}
