package dev.rapport.cli.inspect;

import dev.rapport.cli.configuration.CheckedSettings;
import dev.rapport.cli.data.OpenDatabase;
import dev.rapport.cli.terminal.ExitCode;
import dev.rapport.cli.terminal.Invocation;
import dev.rapport.cli.terminal.Table;
import dev.rapport.cli.terminal.Words;
import dev.rapport.inbox.Backlog;
import dev.rapport.inbox.store.BacklogReader;
import dev.rapport.ops.NodeSettings;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/// `status`.
@Command(
    name = "status",
    description = "Tells whether the program runs and what waits; exit code 1 if it does not run.",
    mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
  private final Invocation invocation;

  public StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    NodeSettings settings = NodeSettings.from(CheckedSettings.read(invocation));
    var node = RunningNode.of(settings);
    Optional<JsonNode> health = node.health();
    var table = new Table();
    table.row(
        "Rapport",
        health.map(up -> up.path("status").asString()).orElse("DOWN"),
        node.address().toString());
    health.ifPresent(up -> parts(table, up.path("components")));
    database(table, settings);
    table.lines().forEach(invocation::say);
    return health.filter(HealthCommand::isUp).isPresent() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static void parts(Table table, JsonNode components) {
    JsonNode telegram = components.path("telegram");
    table.row(
        "Telegram",
        telegram.path("status").asString(),
        telegram
            .path("details")
            .path("problem")
            .asString(telegram.path("details").path("mode").asString("")));
    JsonNode model = components.path("model");
    table.row(
        "Model",
        model.path("status").asString(),
        model.path("details").path("answers").asString(""));
  }

  private static void database(Table table, NodeSettings settings) {
    Optional<OpenDatabase> running = OpenDatabase.running(settings);
    if (running.isEmpty()) {
      table.row("Database", "DOWN", "none runs in " + settings.dataDirectory());
      return;
    }
    try (OpenDatabase database = running.get()) {
      String place = database.access().jdbcUrl().replaceFirst("\\?.*", "");
      backlog(database)
          .ifPresentOrElse(
              backlog ->
                  table
                      .row("Database", "UP", place)
                      .row("Waiting", "", waiting(backlog))
                      .row("Given up", "", givenUp(backlog)),
              () -> table.row("Database", "DOWN", place + " does not answer, or has no tables"));
    }
  }

  private static Optional<Backlog> backlog(OpenDatabase database) {
    try {
      return Optional.of(new BacklogReader(database.transactions()).read());
    } catch (DataAccessException _) {
      return Optional.empty();
    }
  }

  private static String waiting(Backlog backlog) {
    return "%s in %s, %d worked on, oldest waits %s"
        .formatted(
            Words.count(backlog.pending(), "update"),
            Words.count(backlog.lanes(), "chat"),
            backlog.running(),
            Words.of(backlog.oldestWaiting()));
  }

  private static String givenUp(Backlog backlog) {
    String hint = backlog.dead() == 0 ? "" : " (./rapport inbox list)";
    return "%s%s; %s of unknown fate"
        .formatted(
            Words.count(backlog.dead(), "update"),
            hint,
            backlog.unknown() == 1 ? "1 reply" : backlog.unknown() + " replies");
  }
}
