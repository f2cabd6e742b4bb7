package dev.rapport.settings;

import java.util.List;

/// The settings are wrong. Each problem is one line that says what to do; none shows a secret.
public final class SettingsException extends RuntimeException {
  private final transient List<String> problems;

  public SettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
