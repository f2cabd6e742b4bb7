package dev.rapport.llm.providers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The providers there are.
enum ProviderName {
  OPENAI,
  ANTHROPIC,
  OLLAMA,
  DEMO;

  /// As it is written in LLM_PROVIDER; its own settings begin with the same word.
  String setting() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ProviderName> find(String setting) {
    return Arrays.stream(values())
        .filter(name -> name.setting().equals(setting.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  static List<String> all() {
    return Arrays.stream(values()).map(ProviderName::setting).toList();
  }
}
