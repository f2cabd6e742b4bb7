package dev.rapport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The driver with real processes: the instrument and the stand-in.
class BenchmarkTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir private Path directory = Path.of("");

  @Test
  void everyScenarioOfABotThatLosesNothingIsMeasured() throws IOException {
    Path json = directory.resolve("figures.json");
    Path recording = directory.resolve("bot.jfr");
    BenchOptions options =
        options(Set.of(Scenario.values()), json, recording, List.of("journal=1"));

    int code = Benchmark.run(options, out());

    assertThat(printed.toString(UTF_8))
        .contains("Measured on", "second start", "turns a second", "updates acknowledged a second")
        .contains("acknowledged and not yet answered when killed");
    JsonNode figures = new JsonMapper().readTree(json.toFile()).path("scenarios");
    for (Scenario scenario : Scenario.values()) {
      assertThat(figures.has(scenario.key())).as(scenario.key()).isTrue();
    }
    assertThat(value(figures, "saturation", "turns")).isPositive();
    assertThat(value(figures, "saturation", "cpuInstrument")).isPositive();
    assertThat(value(figures, "paced", "ownP50")).isPositive();
    assertThat(value(figures, "flood", "acknowledged")).isEqualTo(60);
    assertThat(value(figures, "crash", "lost")).isZero();
    assertThat(recording).isNotEmptyFile();
    assertThat(code).isIn(Benchmark.CLEAN, Benchmark.FAILED); // a killed stand-in may answer twice
  }

  @Test
  void aBotThatLosesAnswersFailsTheBenchmarkAndLeavesItsLogs() throws IOException {
    BenchOptions options = options(Set.of(Scenario.FLOOD), null, null, List.of("lose=5"));

    int code = Benchmark.run(options, out());

    assertThat(code).isEqualTo(Benchmark.FAILED);
    assertThat(printed.toString(UTF_8)).contains("LOST", "MISSED", "The logs are in");
    try (Stream<Path> left = Files.walk(directory)) {
      assertThat(left.map(file -> String.valueOf(file.getFileName()))).contains("bot.log");
    }
  }

  @Test
  void aBotThatDoesNotStartIsShownWithTheEndOfItsLog() {
    BenchOptions usual = options(Set.of(Scenario.FLOOD), null, null, List.of());
    BenchOptions broken =
        new BenchOptions(
            usual.scenarios(),
            usual.sizes(),
            usual.timing(),
            usual.model(),
            new BenchOptions.BotUnderTest(
                List.of(java(), "-cp", "nowhere", "Nothing"), Map.of(), true),
            usual.output());

    assertThat(Benchmark.run(broken, out())).isEqualTo(Benchmark.FAILED);
    assertThat(printed.toString(UTF_8)).contains("the bot ended with code 1", "Nothing");
  }

  private BenchOptions options(
      Set<Scenario> scenarios,
      @org.jspecify.annotations.Nullable Path json,
      @org.jspecify.annotations.Nullable Path recording,
      List<String> faults) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java(), "-Xmx300m", "-cp", System.getProperty("java.class.path")));
    command.add(StandInBot.class.getName());
    command.addAll(faults);
    return new BenchOptions(
        scenarios,
        new BenchOptions.Sizes(10, 5, 10, 60, 8),
        new BenchOptions.Timing(
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(5)),
        new ModelScript(Duration.ofMillis(30), 5, Duration.ofMillis(5)),
        new BenchOptions.BotUnderTest(command, Map.of("DATA_DIR", journal().toString()), true),
        new BenchOptions.Output(directory, json, recording));
  }

  private Path journal() {
    try {
      return Files.createDirectories(directory.resolve("journal"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static double value(JsonNode figures, String scenario, String figure) {
    return figures.path(scenario).path(figure).path("value").asDouble();
  }

  private PrintWriter out() {
    return new PrintWriter(printed, true, UTF_8);
  }
}
