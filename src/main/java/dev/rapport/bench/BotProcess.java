package dev.rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The bot that is measured, which can be started, stopped, killed and started again.
final class BotProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofSeconds(40);
  private static final Duration POLL = Duration.ofMillis(10);

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path directory;
  private final URI health;
  private @Nullable Process process;

  /// @param environment all that it sees
  /// @param directory where it works and logs
  BotProcess(List<String> command, Map<String, String> environment, Path directory, int port) {
    this.command = command;
    this.environment = environment;
    this.directory = directory;
    this.health = URI.create("http://127.0.0.1:" + port + "/health");
  }

  /// Starts it and waits until it says that it is well.
  ///
  /// @return how long that took
  Duration start() {
    long since = System.nanoTime();
    Process started = launch();
    process = started;
    while (!isHealthy()) {
      if (!started.isAlive()) throw failed("ended with code " + started.exitValue());
      if (System.nanoTime() - since > START.toNanos()) throw failed("is not healthy");
      Stage.pause(POLL);
    }
    return Duration.ofNanos(System.nanoTime() - since);
  }

  private Process launch() {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new BenchException("the bot does not start: " + e.getMessage(), e);
    }
  }

  private Path log() {
    return directory.resolve("bot.log");
  }

  private BenchException failed(String what) {
    try {
      List<String> lines = Files.readAllLines(log());
      List<String> last = lines.subList(Math.max(0, lines.size() - 15), lines.size());
      return new BenchException(
          "the bot %s; the end of %s:%n%s".formatted(what, log(), String.join("\n", last)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log(), e);
    }
  }

  private boolean isHealthy() {
    try {
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(1000);
      try {
        return connection.getResponseCode() == 200;
      } finally {
        connection.disconnect();
      }
    } catch (IOException _) {
      return false; // it is not there yet
    }
  }

  ProcessHandle handle() {
    return running().toHandle();
  }

  private Process running() {
    if (process == null) throw new IllegalStateException("the bot was never started");
    return process;
  }

  /// Ends it as an operator would.
  ///
  /// @return how long it took
  Duration stop() {
    long since = System.nanoTime();
    running().destroy();
    if (!ends(STOP)) throw failed("does not stop within " + STOP.toSeconds() + " s");
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /// Ends it as a power cut would, but for its database.
  void kill() {
    List<Long> database = Postmaster.under(directory).map(Postmaster::family).orElse(List.of());
    running()
        .descendants()
        .filter(child -> !database.contains(child.pid()))
        .forEach(ProcessHandle::destroyForcibly);
    running().destroyForcibly();
    if (!ends(STOP)) throw failed("survived kill -9");
  }

  private boolean ends(Duration limit) {
    try {
      return running().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Leaves nothing running, whatever happened before.
  @Override
  public void close() {
    if (process == null) return;
    process.destroy();
    if (!ends(STOP)) process.destroyForcibly();
    Postmaster.under(directory).ifPresent(Postmaster::stop);
  }
}
