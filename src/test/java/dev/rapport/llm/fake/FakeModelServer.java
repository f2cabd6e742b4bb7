package dev.rapport.llm.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A model server on loopback. Each request plays the next script, or the default one when none is
/// left.
public final class FakeModelServer implements AutoCloseable {
  private final Dialect dialect;
  private final ServerSocket listener;
  private final Thread acceptor;
  private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
  private final List<Received> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private volatile Script otherwise =
      Script.words("Hello", " there", ",", " how", " are", " you", "?");

  public FakeModelServer(Dialect dialect) {
    this(dialect, plainListener());
  }

  public FakeModelServer(Dialect dialect, ServerSocket listener) {
    this.dialect = dialect;
    this.listener = listener;
    acceptor = Thread.ofVirtual().name("fake model").start(this::accept);
  }

  private static ServerSocket plainListener() {
    try {
      return new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /// The address without a path.
  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public void next(Script... following) {
    scripts.addAll(List.of(following));
  }

  public void always(Script script) {
    otherwise = script;
  }

  public List<Received> requests() {
    return requests;
  }

  /// How many connections were made so far.
  public int connections() {
    return connections.get();
  }

  /// How many of them are over.
  public int closedConnections() {
    return closed.get();
  }

  @Override
  public void close() {
    try {
      listener.close();
      acceptor.join();
      for (Socket socket : sockets) socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        if (!listener.isClosed()) throw new UncheckedIOException(e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        String first = line(in);
        if (first.isEmpty()) return;
        Received request = request(first, in);
        requests.add(request);
        Script script = scripts.poll();
        (script == null ? otherwise : script).play(new Exchange(socket, dialect, request));
      }
    } catch (IOException _) {
      // The connection ends in any case: `finally` counts it.
      Thread.onSpinWait();
    } finally {
      closed.incrementAndGet();
    }
  }

  private static Received request(String first, InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] parts = line.split(": ", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String[] words = first.split(" ");
    return new Received(words[0], words[1], headers, new String(in.readNBytes(length), UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }
}
