package dev.rapport.cli.start;

import dev.rapport.cli.terminal.CommandFailedException;
import dev.rapport.ops.NodeSettings;
import dev.rapport.settings.Setting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Finds out early and clearly that a port is taken.
final class FreePorts {
  private FreePorts() {}

  /// @throws CommandFailedException if a port is taken
  static void check(NodeSettings settings) {
    check(settings.port(), Setting.PORT);
    settings.managementPort().ifPresent(port -> check(port, Setting.MANAGEMENT_PORT));
  }

  /// @throws CommandFailedException if the port is taken
  static void check(int port, Setting setting) {
    if (isFree(port)) return;
    throw CommandFailedException.failed(
        "Port %d is taken. If Rapport runs there already, ./rapport status tells; otherwise set %s to a free port."
            .formatted(port, setting));
  }

  static boolean isFree(int port) {
    if (port == 0) return true;
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
