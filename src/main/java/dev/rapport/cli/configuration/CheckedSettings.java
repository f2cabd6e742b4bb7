package dev.rapport.cli.configuration;

import dev.rapport.cli.terminal.Invocation;
import dev.rapport.conversation.ConversationSettings;
import dev.rapport.inbox.InboxSettings;
import dev.rapport.ops.NodeSettings;
import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.settings.SettingsException;
import dev.rapport.settings.SettingsReader;
import dev.rapport.simulator.Simulator;
import dev.rapport.simulator.SimulatorSettings;
import dev.rapport.telegram.TelegramSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Reads the settings and lets every module look at its own, so that all that is wrong is said at
/// once and before anything starts.
public final class CheckedSettings {
  private static final List<Consumer<Settings>> MODULES =
      List.of(
          NodeSettings::from,
          InboxSettings::from,
          ConversationSettings::from,
          SimulatorSettings::from,
          settings -> TelegramSettings.from(withSomeToken(settings)));

  private CheckedSettings() {}

  /// The settings in force where the command was typed.
  ///
  /// @throws SettingsException with every problem found
  public static Settings read(Invocation invocation) {
    Settings settings = SettingsReader.read(invocation.directory(), invocation.environment());
    check(settings);
    return settings;
  }

  /// Lets every module look at its settings.
  ///
  /// @throws SettingsException with every problem found
  public static void check(Settings settings) {
    List<String> problems = new ArrayList<>();
    for (Consumer<Settings> module : MODULES) {
      try {
        module.accept(settings);
      } catch (SettingsException e) {
        problems.addAll(e.problems());
      } catch (IllegalArgumentException e) {
        problems.add(String.valueOf(e.getMessage()));
      }
    }
    if (!problems.isEmpty()) throw new SettingsException(problems.stream().distinct().toList());
  }

  /// Without a token the simulator's is used.
  private static Settings withSomeToken(Settings settings) {
    return settings.find(Setting.TELEGRAM_BOT_TOKEN).isPresent()
        ? settings
        : settings.with(Setting.TELEGRAM_BOT_TOKEN, Simulator.BOT_TOKEN);
  }
}
