package dev.rapport.cli.inspect;

import dev.rapport.cli.configuration.CheckedSettings;
import dev.rapport.cli.terminal.ExitCode;
import dev.rapport.cli.terminal.Invocation;
import dev.rapport.cli.terminal.Table;
import dev.rapport.ops.NodeSettings;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `health`.
@Command(
    name = "health",
    description = "Asks the running program how its parts are; exit code 1 if it is down.",
    mixinStandardHelpOptions = true)
public final class HealthCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--json", description = "As the program tells it, for machines.")
  private boolean json;

  public HealthCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var node = RunningNode.of(NodeSettings.from(CheckedSettings.read(invocation)));
    Optional<JsonNode> health = node.health();
    if (health.isEmpty()) {
      invocation.say(json ? "{\"status\":\"DOWN\"}" : "DOWN  nobody answers at " + node.address());
      return ExitCode.FAILED;
    }
    if (json) invocation.say(health.get().toString());
    else table(node, health.get()).lines().forEach(invocation::say);
    return isUp(health.get()) ? ExitCode.OK : ExitCode.FAILED;
  }

  /// What is degraded still works.
  static boolean isUp(JsonNode health) {
    String status = health.path("status").asString();
    return status.equals("UP") || status.equals("DEGRADED");
  }

  private static Table table(RunningNode node, JsonNode health) {
    var table = new Table().row("rapport", status(health), node.address().toString());
    for (var part : health.path("components").properties()) {
      table.row(part.getKey(), status(part.getValue()), details(part.getValue().path("details")));
    }
    return table;
  }

  private static String status(JsonNode part) {
    return part.path("status").asString();
  }

  private static String details(JsonNode details) {
    return details
        .propertyStream()
        .map(detail -> detail.getKey() + " " + detail.getValue().asString())
        .collect(Collectors.joining(", "));
  }
}
