package dev.rapport.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.Rapport;
import dev.rapport.ops.postgres.SharedPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own on the database that it brings along.
@Timeout(300)
class EmbeddedStartTest {
  @TempDir Path directory;

  @Test
  void itStartsRefusesASecondOneAndStopsAllOfItWhenAsked() throws Exception {
    Path data = SharedPrograms.dataDirectory();
    Process process = start(data);
    try {
      await()
          .atMost(200, TimeUnit.SECONDS)
          .until(() -> said().contains("Ctrl-C") || !process.isAlive());
      assertThat(process.isAlive()).as(said()).isTrue();
      long database = databaseProcess(data);

      var second = new Typed(directory, environment(data));
      assertThat(second.run("start")).isEqualTo(1);
      assertThat(second.err()).contains("Another Rapport (process " + process.pid() + ")");

      var status = new Typed(directory, environment(data));
      assertThat(status.run("status")).isEqualTo(1);
      assertThat(status.out()).containsPattern("(?m)^Database +UP ");

      process.destroy();
      assertThat(process.waitFor(40, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(said()).isZero();
      assertThat(said()).contains("Stopping", "Stopped.");
      await().until(() -> ProcessHandle.of(database).filter(ProcessHandle::isAlive).isEmpty());
    } finally {
      process.destroyForcibly();
    }
  }

  private static Map<String, String> environment(Path data) {
    return Map.of(
        "DATA_DIR", data.toString(), "PORT", "0", "SIMULATOR_PORT", "0", "LLM_PROVIDER", "demo");
  }

  private Process start(Path data) throws IOException {
    var builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Rapport.class.getName(),
                "start"));
    builder.environment().keySet().removeIf(name -> !List.of("PATH", "HOME").contains(name));
    builder.environment().putAll(environment(data));
    builder.directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("said").toFile());
    return builder.start();
  }

  private String said() throws IOException {
    return Files.readString(directory.resolve("said"));
  }

  private static long databaseProcess(Path data) throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
  }
}
