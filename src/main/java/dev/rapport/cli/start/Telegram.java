package dev.rapport.cli.start;

import dev.rapport.cli.terminal.CommandFailedException;
import dev.rapport.ops.NodeSettings;
import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.simulator.Simulator;
import dev.rapport.simulator.SimulatorSettings;
import java.net.URI;
import java.util.Optional;

/// The Telegram that the bot talks to: the real one, or a simulated one where there is no token.
///
/// @param settings with token and address filled in
/// @param simulator what this process has started itself
record Telegram(Settings settings, Optional<Simulator> simulator) implements AutoCloseable {
  /// Starts what is missing.
  ///
  /// @param join whether a simulator that another process has started will do
  /// @throws CommandFailedException if that cannot be
  static Telegram open(Settings given, NodeSettings node, boolean join) {
    if (given.find(Setting.TELEGRAM_BOT_TOKEN).isPresent()) {
      return new Telegram(given, Optional.empty());
    }
    if (node.production()) {
      throw CommandFailedException.wrongUsage(
          "ENVIRONMENT=production needs a bot: set TELEGRAM_BOT_TOKEN to the token from @BotFather.");
    }
    var settings = SimulatorSettings.from(given);
    if (join && FreePorts.isSimulator(settings.port())) {
      return new Telegram(
          pointing(given, URI.create("http://127.0.0.1:" + settings.port())), Optional.empty());
    }
    if (!node.roles().contains("server")) {
      throw CommandFailedException.wrongUsage(
          "No bot: set TELEGRAM_BOT_TOKEN, or start ./rapport server or ./rapport simulator first (none answers on SIMULATOR_PORT %d)."
              .formatted(settings.port()));
    }
    FreePorts.check(settings);
    Simulator simulator = Simulator.start(settings);
    return new Telegram(pointing(given, simulator.uri()), Optional.of(simulator));
  }

  /// Whether the bot talks to a simulated one, whoever has started it.
  boolean isSimulated() {
    return settings
        .findSecret(Setting.TELEGRAM_BOT_TOKEN)
        .filter(token -> token.matches(Simulator.BOT_TOKEN))
        .isPresent();
  }

  private static Settings pointing(Settings given, URI address) {
    return given
        .with(Setting.TELEGRAM_BOT_TOKEN, Simulator.BOT_TOKEN)
        .with(Setting.TELEGRAM_API_URL, address.toString());
  }

  @Override
  public void close() {
    simulator.ifPresent(Simulator::close);
  }
}
