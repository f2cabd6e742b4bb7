package dev.rapport.cli.start;

import dev.rapport.cli.configuration.CheckedSettings;
import dev.rapport.cli.http.Fetch;
import dev.rapport.cli.start.DatabaseInUse.Embedded;
import dev.rapport.cli.terminal.CommandFailedException;
import dev.rapport.cli.terminal.ExitCode;
import dev.rapport.cli.terminal.Invocation;
import dev.rapport.ops.NodeSettings;
import dev.rapport.ops.postgres.EmbeddedPostgres;
import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Does once what the program does every day, on data that is thrown away, so that the JVM can note
/// which classes it needs. Bounded in time.
@Command(mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final JsonMapper JSON = new JsonMapper();

  private final Invocation invocation;

  TrainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    Path data = NodeSettings.from(CheckedSettings.read(invocation)).dataDirectory();
    Path directory = Files.createTempDirectory("rapport-training-");
    EmbeddedPostgres.shareProgramsOf(data, directory);
    try (Program program = Program.start(settings(directory), Embedded.ALONE)) {
      URI telegram = program.telegram().settings().address(Setting.TELEGRAM_API_URL);
      converse(telegram, end);
      for (String path : List.of("/", "/health", "/health/detailed", "/metrics", "/none")) {
        Fetch.get(URI.create("http://127.0.0.1:" + program.node().port() + path));
      }
    } finally {
      delete(directory);
    }
    invocation.say("Trained.");
    return ExitCode.OK;
  }

  private static Settings settings(Path directory) {
    return Settings.of(
        Map.of(
            Setting.DATA_DIR, directory.toString(),
            Setting.PORT, "0",
            Setting.SIMULATOR_PORT, "0",
            Setting.LLM_PROVIDER, "demo",
            Setting.LOG_LEVEL, "warn"));
  }

  private static void converse(URI telegram, long end) throws IOException, InterruptedException {
    long person = json(telegram.resolve("/sim/state")).path("people").path(0).path("id").asLong();
    URI messages = telegram.resolve("/sim/chats/%d/messages".formatted(person));
    Fetch.postJson(
        messages, "{\"from\":%d,\"text\":\"Tell me a story, please.\"}".formatted(person));
    while (!isAnswered(messages)) {
      if (System.nanoTime() - end > 0) {
        throw CommandFailedException.failed("No answer came within " + LIMIT.toSeconds() + " s.");
      }
      Thread.sleep(GLANCE);
    }
  }

  private static boolean isAnswered(URI messages) throws IOException {
    return json(messages).valueStream().anyMatch(m -> m.path("from").path("is_bot").asBoolean());
  }

  private static JsonNode json(URI address) throws IOException {
    return JSON.readTree(Fetch.get(address).body());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
