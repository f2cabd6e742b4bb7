package dev.rapport.cli.terminal;

import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.settings.SettingsException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.web.server.PortInUseException;

/// Says what went wrong in words for whoever typed the command.
public final class Failures {
  private static final String CONNECTION = "08";
  private static final String AUTHORIZATION = "28";
  private static final String NO_SUCH_DATABASE = "3D000";
  private static final String NO_SUCH_TABLE = "42P01";

  private Failures() {}

  /// A failure in words.
  ///
  /// @param lines what to print
  /// @param exitCode what to tell the shell
  public record Explanation(List<String> lines, int exitCode) {
    static Explanation failed(String line) {
      return new Explanation(List.of(line), ExitCode.FAILED);
    }
  }

  /// Explains a failure that people can do something about; empty if it is our own fault.
  public static Optional<Explanation> explain(Throwable failure) {
    return causes(failure).flatMap(cause -> known(cause).stream()).findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(30);
  }

  private static Optional<Explanation> known(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case SettingsException wrong -> new Explanation(wrong.problems(), ExitCode.WRONG_USAGE);
          case CommandFailedException failed ->
              new Explanation(List.of(message(failed)), failed.exitCode());
          case EmbeddedDatabaseException database -> Explanation.failed(message(database));
          case PortInUseException port -> portTaken(port.getPort());
          case BindException _ -> Explanation.failed("A port is taken. " + message(cause));
          case SQLException sql -> database(sql).orElse(null);
          case FlywayException flyway when flyway.getCause() == null ->
              Explanation.failed("The database's tables do not fit: " + message(flyway).strip());
          default -> null;
        });
  }

  static Explanation portTaken(int port) {
    return Explanation.failed(
        "Port %d is taken. Stop what uses it, or set PORT to a free one.".formatted(port));
  }

  private static Optional<Explanation> database(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.startsWith(CONNECTION)) {
      return Optional.of(
          Explanation.failed(
              "The database cannot be reached: %s Is it running, and is DATABASE_URL right?"
                  .formatted(sentence(failure))));
    }
    if (state.startsWith(AUTHORIZATION) || state.equals(NO_SUCH_DATABASE)) {
      return Optional.of(
          Explanation.failed(
              "The database refuses: %s Check user, password and database name in DATABASE_URL."
                  .formatted(sentence(failure))));
    }
    if (state.equals(NO_SUCH_TABLE)) {
      return Optional.of(
          Explanation.failed("The database has not all tables yet. Run ./rapport db upgrade."));
    }
    return Optional.empty();
  }

  private static String sentence(SQLException failure) {
    String first = message(failure).lines().findFirst().orElse("no reason given").strip();
    return first.endsWith(".") ? first : first + ".";
  }

  private static String message(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
