package dev.rapport.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Proves the program's figures: starts the bot, its database and the instrument as processes of
/// their own, runs the scenarios and prints what was measured.
public final class Benchmark {
  /// Nothing was lost or doubled.
  public static final int CLEAN = 0;

  /// Something was lost, doubled or sent to the wrong chat, or it could not be measured.
  public static final int FAILED = 1;

  private final BenchOptions options;
  private final PrintWriter out;
  private final Path directory;

  private Benchmark(BenchOptions options, PrintWriter out, Path directory) {
    this.options = options;
    this.out = out;
    this.directory = directory;
  }

  /// Measures, which takes minutes, and prints to `out` as it goes. Not to be run twice at the same
  /// time on one machine: the runs would measure each other.
  ///
  /// Interrupting the calling thread ends it, with everything that it started.
  ///
  /// @return the exit code: [#CLEAN] or [#FAILED]
  public static int run(BenchOptions options, PrintWriter out) {
    Path directory =
        options
            .output()
            .directory()
            .resolve("bench-" + ProcessHandle.current().pid())
            .toAbsolutePath();
    int code = new Benchmark(options, out, directory).run();
    if (code == CLEAN) {
      remove(directory, out);
    } else {
      out.println("The logs are in " + directory);
    }
    return code;
  }

  private int run() {
    try {
      Files.createDirectories(directory);
      return measure() ? CLEAN : FAILED;
    } catch (IOException e) {
      out.println("cannot make " + directory + ": " + e.getMessage());
      return FAILED;
    } catch (BenchException e) {
      out.println(e.getMessage());
      return FAILED;
    }
  }

  private boolean measure() {
    Launch launch = Launch.own();
    Surroundings surroundings = Surroundings.free();
    List<String> command =
        options.bot().command().isEmpty() ? launch.bot(directory) : options.bot().command();
    try (InstrumentProcess instrument = InstrumentProcess.start(launch.instrument(), directory);
        BotProcess bot =
            new BotProcess(
                command,
                surroundings.environment(options.bot(), instrument.port(), directory),
                directory,
                surroundings.port())) {
      instrument.target(surroundings.port(), surroundings.secret(), options.sizes().connections());
      instrument.follow(options.model());
      return measure(new Stage(options, bot, instrument, directory));
    }
  }

  private boolean measure(Stage stage) {
    Report report = new Report(out, options, Machine.here());
    Thread cleaner = new Thread(stage.bot()::close, "bench-cleaner");
    Runtime.getRuntime().addShutdownHook(cleaner);
    report.begin();
    Duration first = stage.bot().start();
    boolean clean = true;
    for (Scenario scenario : scenarios()) {
      Trial trial = trial(scenario, first);
      report.begin(trial);
      Outcome outcome = trial.run(stage);
      report.tell(scenario, outcome);
      clean &= outcome.clean();
    }
    report.end(clean);
    Runtime.getRuntime().removeShutdownHook(cleaner);
    return clean;
  }

  private List<Scenario> scenarios() {
    return Arrays.stream(Scenario.values()).filter(options.scenarios()::contains).toList();
  }

  private Trial trial(Scenario scenario, Duration first) {
    return switch (scenario) {
      case START -> new StartTrial(first);
      case SATURATION, MODERATE, PACED, THINKING -> new SteadyTrial(scenario, options);
      case FLOOD -> new FloodTrial(options);
      case CRASH -> new CrashTrial(options);
    };
  }

  private static void remove(Path directory, PrintWriter out) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      out.println("could not remove " + directory + ": " + e);
    }
  }
}
