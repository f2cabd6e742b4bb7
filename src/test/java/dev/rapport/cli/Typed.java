package dev.rapport.cli;

import dev.rapport.cli.terminal.Invocation;
import dev.rapport.cli.terminal.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A command as somebody types it, in this JVM, with what it printed.
final class Typed {
  final StopSignal stop = new StopSignal();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path directory;
  private final Map<String, String> environment;

  /// @param directory where it is typed
  /// @param environment the only environment variables
  Typed(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /// Runs a command to its end.
  ///
  /// @return its exit code
  int run(String... arguments) {
    var invocation =
        new Invocation(
            directory,
            environment,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Clock.systemUTC(),
            stop);
    return Commands.run(invocation, arguments);
  }

  /// Runs a command that does not end by itself.
  CompletableFuture<Integer> begin(String... arguments) {
    return CompletableFuture.supplyAsync(
        () -> run(arguments), task -> Thread.ofPlatform().name("command").start(task));
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
