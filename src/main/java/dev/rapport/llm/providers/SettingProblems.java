package dev.rapport.llm.providers;

import dev.rapport.settings.Setting;
import dev.rapport.settings.SettingsException;
import java.util.ArrayList;
import java.util.List;

/// Collects what is wrong with the settings, so that all of it is said at once.
final class SettingProblems {
  private final List<String> lines = new ArrayList<>();

  /// Adds one.
  ///
  /// @param complaint the end of a sentence that begins with the setting's name
  void add(Setting setting, String complaint) {
    lines.add(setting + ": " + complaint);
  }

  void throwIfAny() {
    if (!lines.isEmpty()) throw new SettingsException(lines);
  }
}
