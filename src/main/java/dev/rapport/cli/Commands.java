package dev.rapport.cli;

import dev.rapport.cli.benchmark.BenchCommand;
import dev.rapport.cli.configuration.ConfigCommand;
import dev.rapport.cli.data.DbCommand;
import dev.rapport.cli.data.InboxCommand;
import dev.rapport.cli.inspect.HealthCommand;
import dev.rapport.cli.inspect.StatusCommand;
import dev.rapport.cli.inspect.VersionCommand;
import dev.rapport.cli.start.StartCommands;
import dev.rapport.cli.terminal.ExitCode;
import dev.rapport.cli.terminal.Failures;
import dev.rapport.cli.terminal.Failures.Explanation;
import dev.rapport.cli.terminal.Invocation;
import dev.rapport.cli.terminal.OperatingSystemSignals;
import dev.rapport.cli.terminal.StopSignal;
import dev.rapport.ops.Logs;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// All commands of the program.
public final class Commands {
  /// Those that run until they are asked to stop; a signal ends the others as it ends any program.
  private static final Set<String> STOPPED_IN_ORDER =
      Set.of("start", "server", "worker", "scheduler", "simulator", "bench");

  /// The system property for the directory in which `.env`, `rapport.yml` and a relative `DATA_DIR`
  /// are looked for; the working directory if it is not set.
  private static final String DIRECTORY = "rapport.directory";

  private Commands() {}

  @Command(
      name = "./rapport",
      header = "Rapport, an AI conversation bot for Telegram.%n",
      synopsisSubcommandLabel = "COMMAND",
      mixinStandardHelpOptions = true,
      footerHeading = "%nAlso:%n",
      footer = {
        "  build      Builds the program anew.",
        "  test       Runs all tests and gates.",
        "",
        "./rapport COMMAND --help tells more.",
        "Exit codes: 0 done, 1 failed, 2 wrong usage or settings."
      })
  static final class Program {}

  /// Runs the command that the arguments name, on this terminal, until it is done or stopped.
  ///
  /// @return the exit code: 0 done, 1 failed, 2 wrong usage or settings
  public static int run(String... arguments) {
    var stop = new StopSignal();
    if (arguments.length > 0 && STOPPED_IN_ORDER.contains(arguments[0])) {
      OperatingSystemSignals.direct(stop, System.err);
    }
    return run(
        new Invocation(
            Path.of(System.getProperty(DIRECTORY, "")).toAbsolutePath(),
            System.getenv(),
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            Clock.system(ZoneId.systemDefault()),
            stop),
        arguments);
  }

  /// The same anywhere else; for tests.
  static int run(Invocation invocation, String... arguments) {
    Logs.quiet();
    var program = new CommandLine(new Program());
    StartCommands.addTo(program, invocation);
    return program
        .addSubcommand(new StatusCommand(invocation))
        .addSubcommand(new HealthCommand(invocation))
        .addSubcommand(new InboxCommand(invocation))
        .addSubcommand(new DbCommand(invocation))
        .addSubcommand(new ConfigCommand(invocation))
        .addSubcommand(new BenchCommand(invocation))
        .addSubcommand(new VersionCommand(invocation))
        .addSubcommand(new CommandLine.HelpCommand())
        .setOut(invocation.out())
        .setErr(invocation.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, _) -> wrongUsage(invocation, failure))
        .setExecutionExceptionHandler((failure, _, _) -> failed(invocation, failure))
        .execute(arguments);
  }

  private static int wrongUsage(Invocation invocation, ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    boolean nothingNamed =
        !command.getSubcommands().isEmpty() && command.getParseResult().unmatched().isEmpty();
    if (nothingNamed) {
      command.usage(invocation.err());
    } else {
      invocation.err().println(failure.getMessage());
      UnmatchedArgumentException.printSuggestions(failure, invocation.err());
      invocation.err().println("See " + command.getCommandSpec().qualifiedName() + " --help.");
    }
    return ExitCode.WRONG_USAGE;
  }

  private static int failed(Invocation invocation, Exception failure) {
    Optional<Explanation> explanation = Failures.explain(failure);
    List<String> lines =
        explanation
            .map(Explanation::lines)
            .orElse(List.of("This should not happen; please report it with these lines:"));
    lines.forEach(invocation.err()::println);
    if (explanation.isEmpty()) failure.printStackTrace(invocation.err());
    return explanation.map(Explanation::exitCode).orElse(ExitCode.FAILED);
  }
}
