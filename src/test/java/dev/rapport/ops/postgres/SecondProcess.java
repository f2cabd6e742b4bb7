package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabase;
import dev.rapport.ops.EmbeddedDatabaseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Another process of ours that starts the database of a directory and keeps it until it is killed.
final class SecondProcess implements AutoCloseable {
  private final Process process;
  private final String firstWords;

  private SecondProcess(Process process, String firstWords) {
    this.process = process;
    this.firstWords = firstWords;
  }

  static SecondProcess start(Path dataDirectory) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(
                List.of(
                    java,
                    "-XX:TieredStopAtLevel=1",
                    "-Dlogback.configurationFile=none",
                    "-cp",
                    classes,
                    SecondProcess.class.getName(),
                    dataDirectory.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    while (line != null && !line.startsWith(">")) line = output.readLine();
    return new SecondProcess(process, line == null ? "it ended" : line.substring(1));
  }

  /// The server's process id, or why it did not start.
  String firstWords() {
    return firstWords;
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  static void main(String[] arguments) throws InterruptedException {
    try {
      EmbeddedDatabase database = EmbeddedPostgres.start(Path.of(arguments[0]));
      System.out.println(">" + database.serverProcess());
      new CountDownLatch(1).await();
    } catch (EmbeddedDatabaseException e) {
      System.out.println(">" + e.getMessage());
    }
  }
}
