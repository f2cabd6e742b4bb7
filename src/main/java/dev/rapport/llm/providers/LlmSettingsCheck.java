package dev.rapport.llm.providers;

import dev.rapport.settings.Settings;
import org.springframework.modulith.NamedInterface;

/// Looks at this module's settings before anything starts.
@NamedInterface("check")
public final class LlmSettingsCheck {
  private LlmSettingsCheck() {}

  /// Checks them; calls nobody.
  ///
  /// @throws dev.rapport.settings.SettingsException with every problem found
  public static void check(Settings settings) {
    LlmSettings.from(settings);
  }
}
