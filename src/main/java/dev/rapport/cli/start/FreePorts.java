package dev.rapport.cli.start;

import dev.rapport.cli.http.Fetch;
import dev.rapport.cli.terminal.CommandFailedException;
import dev.rapport.ops.NodeSettings;
import dev.rapport.settings.Setting;
import dev.rapport.simulator.Simulator;
import dev.rapport.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;

/// Finds out early and clearly that a port cannot be had.
final class FreePorts {
  private FreePorts() {}

  /// Checks the ports of a node.
  ///
  /// @throws CommandFailedException if one cannot be had
  static void check(NodeSettings settings) {
    check(settings.port(), Setting.PORT);
    settings.managementPort().ifPresent(port -> check(port, Setting.MANAGEMENT_PORT));
  }

  /// Checks the port of the simulator.
  ///
  /// @throws CommandFailedException if it cannot be had
  static void check(SimulatorSettings settings) {
    check(settings.port(), Setting.SIMULATOR_PORT);
  }

  private static void check(int port, Setting setting) {
    problem(port)
        .ifPresent(problem -> {
          throw CommandFailedException.failed(
              "Port %d %s: set %s to a free port.%s".formatted(port, problem, setting, hint(port)));
        });
  }

  private static String hint(int port) {
    if (isSimulator(port)) {
      return " A simulated Telegram runs there already; to use it, set TELEGRAM_BOT_TOKEN=%s and TELEGRAM_API_URL=%s."
          .formatted(Simulator.BOT_TOKEN, here(port, ""));
    }
    if (isRapport(port)) {
      return " Rapport runs there already (./rapport status); a second one needs a PORT, a SIMULATOR_PORT and a DATA_DIR of its own.";
    }
    return "";
  }

  private static Optional<String> problem(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return Optional.empty();
    } catch (IOException e) {
      boolean denied = String.valueOf(e.getMessage()).contains("denied");
      return Optional.of(denied ? "is not allowed to this user" : "is taken");
    }
  }

  /// Whether a simulated Telegram answers on a port of this machine.
  static boolean isSimulator(int port) {
    return Fetch.answers(here(port, "/sim/state"), "\"bots\"");
  }

  private static boolean isRapport(int port) {
    return Fetch.answers(here(port, "/health"), "\"status\"");
  }

  private static URI here(int port, String path) {
    return URI.create(
        "http://%s:%d%s".formatted(InetAddress.getLoopbackAddress().getHostAddress(), port, path));
  }
}
