package dev.rapport.simulator;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;

/// Where the simulator listens.
///
/// @param host the address to bind to; the loopback unless somebody means otherwise
/// @param port the port, or 0 for any free one
public record SimulatorSettings(String host, int port) {
  private static final String LOOPBACK = "127.0.0.1";

  public SimulatorSettings {
    if (host.isBlank()) throw new IllegalArgumentException("the simulator needs a host");
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("SIMULATOR_PORT must be from 0 to 65535");
    }
  }

  /// On this machine only, at `SIMULATOR_PORT`.
  ///
  /// @throws IllegalArgumentException if that is no port
  public static SimulatorSettings from(Settings settings) {
    return new SimulatorSettings(LOOPBACK, settings.whole(Setting.SIMULATOR_PORT));
  }

  /// On this machine only, at any free port; for tests.
  public static SimulatorSettings onFreePort() {
    return new SimulatorSettings(LOOPBACK, 0);
  }
}
