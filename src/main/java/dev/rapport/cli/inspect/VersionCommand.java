package dev.rapport.cli.inspect;

import dev.rapport.cli.terminal.BuildInfo;
import dev.rapport.cli.terminal.ExitCode;
import dev.rapport.cli.terminal.Invocation;
import dev.rapport.cli.terminal.Table;
import dev.rapport.ops.postgres.EmbeddedPostgres;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `version`.
@Command(
    name = "version",
    description = "Tells the versions of the program and of what it runs on.",
    mixinStandardHelpOptions = true)
public final class VersionCommand implements Callable<Integer> {
  private final Invocation invocation;

  public VersionCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    BuildInfo build = BuildInfo.read();
    new Table()
        .row("Rapport", build.version())
        .row("Built", build.time())
        .row("Java", "%s, %s".formatted(Runtime.version(), System.getProperty("java.vendor")))
        .row("PostgreSQL", EmbeddedPostgres.version() + " (embedded)")
        .row(
            "System",
            "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")))
        .lines()
        .forEach(invocation::say);
    return ExitCode.OK;
  }
}
