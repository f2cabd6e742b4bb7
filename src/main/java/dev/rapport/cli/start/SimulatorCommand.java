package dev.rapport.cli.start;

import dev.rapport.cli.configuration.CheckedSettings;
import dev.rapport.cli.terminal.ExitCode;
import dev.rapport.cli.terminal.Invocation;
import dev.rapport.ops.Logs;
import dev.rapport.settings.Settings;
import dev.rapport.simulator.Simulator;
import dev.rapport.simulator.SimulatorSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Runs the simulated Telegram alone until it is stopped.
@Command(mixinStandardHelpOptions = true)
final class SimulatorCommand implements Callable<Integer> {
  private final Invocation invocation;

  SimulatorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = CheckedSettings.read(invocation);
    Logs.asSet(settings);
    var wanted = SimulatorSettings.from(settings);
    FreePorts.check(wanted);
    try (Simulator simulator = Simulator.start(wanted)) {
      invocation.say("The simulated Telegram runs. Chat page: " + simulator.uri());
      invocation.say("");
      invocation.say("For a bot, set:");
      invocation.say("  TELEGRAM_BOT_TOKEN=" + Simulator.BOT_TOKEN);
      invocation.say("  TELEGRAM_API_URL=" + simulator.uri());
      invocation.say("");
      invocation.say("Ctrl-C stops it; then all of it is forgotten.");
      invocation.stop().await();
    }
    invocation.say("Stopped.");
    return ExitCode.OK;
  }
}
