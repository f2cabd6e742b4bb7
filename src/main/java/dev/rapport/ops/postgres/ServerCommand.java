package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs PostgreSQL's programs with the right account, and with an environment that holds none of
/// the program's secrets.
record ServerCommand(Account account) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final File NOTHING = new File("/dev/null");

  /// Runs a program to its end.
  ///
  /// @throws EmbeddedDatabaseException with what it said, if it fails
  void run(List<String> command, Path directory, Path output)
      throws IOException, InterruptedException {
    Process process =
        builder(account.run(command), directory)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (process.waitFor(PATIENCE) && process.exitValue() == 0) return;
    } finally {
      process.destroyForcibly();
    }
    throw new EmbeddedDatabaseException(
        "%s failed: %s"
            .formatted(Path.of(command.getFirst()).getFileName(), Files.readString(output).strip()),
        ErrorCategory.CALLER);
  }

  /// Starts a program in a session of its own, so that Ctrl-C in a terminal does not reach it: it
  /// has to outlive our own orderly stop.
  Process startDetached(
      List<String> command, Path directory, Path output, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        builder(detached(account.run(command)), directory)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  static List<String> detached(List<String> command) {
    List<String> whole = new ArrayList<>();
    Optional<Path> setsid = Programs.find("setsid");
    Optional<Path> perl = Programs.find("perl");
    if (setsid.isPresent()) {
      whole.add(setsid.get().toString());
    } else if (perl.isPresent()) {
      whole.addAll(List.of(perl.get().toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV"));
    }
    whole.addAll(command);
    return whole;
  }

  private static ProcessBuilder builder(List<String> command, Path directory) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectInput(NOTHING);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    builder.environment().put("LC_ALL", "C");
    builder.environment().put("TZ", "UTC");
    return builder;
  }
}
