package dev.rapport.telegram.fake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers Bot API calls over HTTP as a test says; `{"ok":true,"result":true}` where it says
/// nothing.
public final class FakeBotApi implements AutoCloseable {
  /// A request as it came.
  ///
  /// @param method the last part of its path
  /// @param headers by name in lower case
  public record Request(
      String verb, String path, String method, Map<String, String> headers, String body) {}

  private final ServerSocket server;
  private final Thread acceptor;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Function<Request, Reaction>> reactions = new ConcurrentHashMap<>();

  public FakeBotApi() {
    this(0);
  }

  /// One that comes up at an address that another one had.
  public FakeBotApi(int port) {
    try {
      server = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    acceptor = Thread.ofVirtual().start(this::accept);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.getLocalPort();
  }

  /// Reacts to a method from now on.
  public void onEach(String method, Function<Request, Reaction> reaction) {
    reactions.put(method, reaction);
  }

  /// Reacts to a method from now on, always the same.
  public void on(String method, Reaction reaction) {
    onEach(method, _ -> reaction);
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public List<Request> requests(String method) {
    return requests.stream().filter(request -> request.method().equals(method)).toList();
  }

  /// How many connections were ever opened.
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    try {
      server.close();
      // Until the accepting thread has gone, the port still takes connections.
      acceptor.join();
      for (Socket connection : connections) connection.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var input = new BufferedInputStream(connection.getInputStream());
      boolean open = true;
      while (open) {
        @Nullable Request request = read(input);
        if (request == null) return;
        requests.add(request);
        open = react(request).perform(connection);
      }
    } catch (IOException _) {
      return; // the client went away
    }
  }

  private Reaction react(Request request) {
    @Nullable Function<Request, Reaction> reaction = reactions.get(request.method());
    return reaction == null ? Reaction.ok("true") : reaction.apply(request);
  }

  private static @Nullable Request read(InputStream input) throws IOException {
    @Nullable String first = line(input);
    if (first == null) return null;
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(input); line != null && !line.isEmpty(); line = line(input)) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(input.readNBytes(length), StandardCharsets.UTF_8);
    String[] words = first.split(" ");
    String method = words[1].substring(words[1].lastIndexOf('/') + 1);
    return new Request(words[0], words[1], method, headers, body);
  }

  private static @Nullable String line(InputStream input) throws IOException {
    var line = new StringBuilder();
    for (int next = input.read(); next >= 0; next = input.read()) {
      if (next == '\n') return line.toString();
      if (next != '\r') line.append((char) next);
    }
    return null;
  }
}
