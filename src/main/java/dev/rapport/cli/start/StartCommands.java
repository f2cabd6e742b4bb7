package dev.rapport.cli.start;

import dev.rapport.cli.terminal.Invocation;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Adds the commands of this package to the program's.
public final class StartCommands {
  private StartCommands() {}

  public static void addTo(CommandLine program, Invocation invocation) {
    add(program, "start", new RunCommand(invocation, null), "Starts everything in one process.");
    add(
        program,
        "server",
        new RunCommand(invocation, "server"),
        "Only takes updates in: webhook or polling, health, metrics.");
    add(
        program,
        "worker",
        new RunCommand(invocation, "worker"),
        "Only answers; start as many as you like.");
    add(
        program,
        "scheduler",
        new RunCommand(invocation, "scheduler"),
        "Only does timed jobs, such as forgetting what ended long ago.");
    add(
        program,
        "simulator",
        new SimulatorCommand(invocation),
        "Only the simulated Telegram with its chat page.");
    add(
            program,
            "train",
            new TrainCommand(invocation),
            "Starts once, answers once and ends, for the JVM's cache.")
        .hidden(true);
  }

  private static UsageMessageSpec add(
      CommandLine program, String name, Object command, String description) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    program.addSubcommand(name, spec);
    return spec.usageMessage().description(description);
  }
}
