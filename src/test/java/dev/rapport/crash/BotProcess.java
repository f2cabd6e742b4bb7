package dev.rapport.crash;

import static org.awaitility.Awaitility.await;

import dev.rapport.Rapport;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program as a process of its own.
final class BotProcess implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final int port;
  private final Path log;

  private BotProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /// Starts `command` with these settings and nothing else in its environment.
  static BotProcess start(String command, Map<String, String> settings, Path directory) {
    try {
      int port = settings.containsKey("PORT") ? Integer.parseInt(settings.get("PORT")) : freePort();
      Path log = Files.createTempFile(directory, command, ".log");
      var builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xmx256m",
              "-cp",
              withoutTests(System.getProperty("java.class.path")),
              Rapport.class.getName(),
              command);
      builder.environment().keySet().removeIf(name -> !List.of("PATH", "HOME").contains(name));
      builder.environment().putAll(settings);
      builder.environment().put("PORT", String.valueOf(port));
      builder.directory(directory.toFile());
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      return new BotProcess(builder.start(), port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The program alone: what tests wire for themselves is none of its business.
  private static String withoutTests(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BotProcess awaitReady() {
    await("the program is ready")
        .atMost(90, TimeUnit.SECONDS)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          if (!process.isAlive()) throw new AssertionError("it ended:\n" + log());
          return healthy();
        });
    return this;
  }

  private boolean healthy() {
    try {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return port;
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends it without any chance to say goodbye.
  void kill() {
    process.destroyForcibly();
    await().until(() -> !process.isAlive());
  }

  void freeze() {
    signal("STOP");
  }

  void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    signal(name, process.pid());
  }

  static void signal(String name, long pid) {
    try {
      int code = new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
      if (code != 0) throw new AssertionError("kill -" + name + " failed");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Asks it to stop and waits.
  int stop() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) throw new AssertionError("it does not stop");
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      thaw();
      kill();
    }
  }
}
