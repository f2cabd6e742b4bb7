package dev.rapport.cli.data;

import dev.rapport.cli.configuration.CheckedSettings;
import dev.rapport.cli.terminal.ExitCode;
import dev.rapport.cli.terminal.Invocation;
import dev.rapport.cli.terminal.Table;
import dev.rapport.cli.terminal.Words;
import dev.rapport.ops.NodeSettings;
import dev.rapport.ops.Schema;
import dev.rapport.ops.Schema.Migration;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `db init`, `db status`, `db upgrade` and `db migrate`.
@Command(
    name = "db",
    description = "Makes, upgrades and shows the database's tables.",
    mixinStandardHelpOptions = true)
public final class DbCommand {
  private final Invocation invocation;

  public DbCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "init",
      description = "Makes the database if there is none, and its tables.",
      mixinStandardHelpOptions = true)
  int init() {
    try (OpenDatabase database = OpenDatabase.orNew(settings())) {
      int applied = Schema.of(database.access()).upgrade();
      invocation.say(
          "The database is ready, %s applied.".formatted(Words.count(applied, "migration")));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "upgrade",
      description = "Brings the tables up to date. The program does so itself at its start.",
      mixinStandardHelpOptions = true)
  int upgrade() {
    try (OpenDatabase database = OpenDatabase.existing(settings())) {
      int applied = Schema.of(database.access()).upgrade();
      invocation.say(
          applied == 0
              ? "The tables are up to date."
              : "The tables are up to date, %s applied."
                  .formatted(Words.count(applied, "migration")));
    }
    return ExitCode.OK;
  }

  @Command(
      name = "status",
      description = "Lists the migrations; exit code 1 if one is missing.",
      mixinStandardHelpOptions = true)
  int status() {
    List<Migration> migrations;
    try (OpenDatabase database = OpenDatabase.existing(settings())) {
      migrations = Schema.of(database.access()).migrations();
    }
    var table = new Table("VERSION", "MIGRATION", "STATE", "APPLIED");
    for (Migration migration : migrations) {
      table.row(
          migration.version(), migration.description(), migration.state(), applied(migration));
    }
    table.lines().forEach(invocation::say);
    long missing = migrations.stream().filter(one -> !one.isApplied()).count();
    if (missing == 0) return ExitCode.OK;
    invocation.say(
        "%s missing; ./rapport db upgrade applies them."
            .formatted(Words.count(missing, "migration")));
    return ExitCode.FAILED;
  }

  private String applied(Migration migration) {
    ZoneId zone = invocation.clock().getZone();
    return migration
        .appliedAt()
        .map(at -> DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(at.atZone(zone)))
        .orElse("");
  }

  @Command(
      name = "migrate",
      description = "Begins a new migration: a file with the next number.",
      mixinStandardHelpOptions = true)
  int migrate(
      @Parameters(
              paramLabel = "NAME",
              description =
                  "The module and what the migration does, such as inbox_priority_of_lanes.")
          String name) {
    Path file = new NewMigration(invocation.directory()).create(name);
    invocation.say("Write the migration into " + file);
    return ExitCode.OK;
  }

  private NodeSettings settings() {
    return NodeSettings.from(CheckedSettings.read(invocation));
  }
}
