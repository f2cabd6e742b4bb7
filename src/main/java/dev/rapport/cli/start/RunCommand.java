package dev.rapport.cli.start;

import dev.rapport.cli.configuration.CheckedSettings;
import dev.rapport.cli.start.DatabaseInUse.Embedded;
import dev.rapport.cli.terminal.ExitCode;
import dev.rapport.cli.terminal.Invocation;
import dev.rapport.ops.Logs;
import dev.rapport.ops.NodeSettings;
import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/// Runs the program until it is stopped, with all the roles that are set or with just one.
@Command(mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  private final Invocation invocation;
  private final @Nullable String role;

  /// @param role the only role, or null for those that are set
  RunCommand(Invocation invocation, @Nullable String role) {
    this.invocation = invocation;
    this.role = role;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = withRole(CheckedSettings.read(invocation));
    Logs.asSet(settings);
    boolean forMachines = settings.text(Setting.LOG_FORMAT).equals("json");
    try (Program program =
        Program.start(settings, role == null ? Embedded.ALONE : Embedded.SHARED)) {
      tellReady(new Summary(program, NodeSettings.from(settings), sinceStart()), forMachines);
      invocation.stop().await();
      tell("Stopping: what is being answered is finished first.", forMachines);
    }
    tell("Stopped.", forMachines);
    return ExitCode.OK;
  }

  /// Several processes of one machine cannot share the port; those whom nobody calls take any.
  private Settings withRole(Settings settings) {
    if (role == null) return settings;
    Settings alone = settings.with(Setting.ROLES, role);
    boolean anyPort = !role.equals("server") && !isSet(settings, Setting.PORT);
    return anyPort ? alone.with(Setting.PORT, "0") : alone;
  }

  private static boolean isSet(Settings settings, Setting setting) {
    return settings.value(setting).filter(value -> !value.source().equals("default")).isPresent();
  }

  private static Duration sinceStart() {
    return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
  }

  private void tellReady(Summary summary, boolean forMachines) {
    if (forMachines) LOG.info("{}", summary.line());
    else summary.lines().forEach(invocation::say);
  }

  private void tell(String line, boolean forMachines) {
    if (forMachines) LOG.info("{}", line);
    else invocation.say(line);
  }
}
