package dev.rapport.cli.configuration;

import dev.rapport.cli.terminal.ExitCode;
import dev.rapport.cli.terminal.Invocation;
import dev.rapport.cli.terminal.Table;
import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.settings.SettingsException;
import dev.rapport.settings.SettingsReader;
import picocli.CommandLine.Command;

/// `config show` and `config check`.
@Command(
    name = "config",
    description = "Shows and checks the settings.",
    mixinStandardHelpOptions = true)
public final class ConfigCommand {
  private final Invocation invocation;

  public ConfigCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "show",
      description = "Shows every setting: its value, where it comes from and what it means.",
      mixinStandardHelpOptions = true)
  int show() {
    Settings settings = SettingsReader.read(invocation.directory(), invocation.environment());
    var table = new Table("SETTING", "VALUE", "SOURCE", "MEANING");
    for (Setting setting : Setting.values()) {
      String source = settings.value(setting).map(Settings.Value::source).orElse("");
      table.row(setting.name(), shown(settings, setting), source, setting.description());
    }
    table.lines().forEach(invocation::say);
    return ExitCode.OK;
  }

  private static String shown(Settings settings, Setting setting) {
    return settings
        .find(setting)
        .map(text -> setting.isSecret() ? "(secret)" : text)
        .orElse("(not set)");
  }

  @Command(
      name = "check",
      description = "Says what is wrong with the settings; exit code 2 if anything is.",
      mixinStandardHelpOptions = true)
  int check() {
    try {
      CheckedSettings.read(invocation);
      invocation.say("All settings are right.");
      return ExitCode.OK;
    } catch (SettingsException e) {
      e.problems().forEach(invocation::say);
      return ExitCode.WRONG_USAGE;
    }
  }
}
