package dev.rapport.llm.providers;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.shared.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out which providers are to be used: those that LLM_PROVIDER names, or else those that are
/// set up, or else a local Ollama, or else the demo companion.
final class ProviderChoices {
  private final Settings settings;
  private final SettingProblems problems;

  ProviderChoices(Settings settings, SettingProblems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  List<ProviderChoice> all() {
    List<String> names = settings.list(Setting.LLM_PROVIDER);
    List<ProviderChoice> chosen = new ArrayList<>();
    if (names.isEmpty()) {
      if (isOpenAiSetUp()) chosen.add(openAi());
      anthropicKey().ifPresent(key -> chosen.add(anthropic(key)));
      if (isOllamaSetUp()) chosen.add(ollama());
    } else {
      names.forEach(name -> named(name).ifPresent(chosen::add));
    }
    if (chosen.isEmpty()) {
      chosen.add(new ProviderChoice.OllamaOrDemo(settings.address(Setting.OLLAMA_BASE_URL)));
    }
    return chosen;
  }

  private Optional<ProviderChoice> named(String text) {
    Optional<ProviderName> name = ProviderName.find(text);
    if (name.isEmpty()) {
      problems.add(
          Setting.LLM_PROVIDER,
          "'%s' is not a provider; there are %s"
              .formatted(text, String.join(", ", ProviderName.all())));
      return Optional.empty();
    }
    return switch (name.get()) {
      case OPENAI -> namedOpenAi();
      case ANTHROPIC -> namedAnthropic();
      case OLLAMA -> Optional.of(ollama());
      case DEMO -> Optional.of(new ProviderChoice.Demo());
    };
  }

  private Optional<ProviderChoice> namedOpenAi() {
    if (isOpenAiSetUp()) return Optional.of(openAi());
    problems.add(
        Setting.LLM_PROVIDER,
        "names openai, but neither OPENAI_API_KEY nor OPENAI_BASE_URL is set; set one of them");
    return Optional.empty();
  }

  private Optional<ProviderChoice> namedAnthropic() {
    Optional<Secret> key = anthropicKey();
    if (key.isEmpty()) {
      problems.add(
          Setting.LLM_PROVIDER, "names anthropic, but ANTHROPIC_API_KEY is not set; set it");
    }
    return key.map(this::anthropic);
  }

  private boolean isOpenAiSetUp() {
    return settings.find(Setting.OPENAI_API_KEY).isPresent() || isChanged(Setting.OPENAI_BASE_URL);
  }

  private boolean isOllamaSetUp() {
    return settings.find(Setting.OLLAMA_MODEL).isPresent() || isChanged(Setting.OLLAMA_BASE_URL);
  }

  private boolean isChanged(Setting setting) {
    return !settings.text(setting).replaceAll("/+$", "").equals(setting.fallback());
  }

  private Optional<Secret> anthropicKey() {
    return settings.findSecret(Setting.ANTHROPIC_API_KEY);
  }

  private ProviderChoice openAi() {
    return new ProviderChoice.OpenAi(
        settings.address(Setting.OPENAI_BASE_URL),
        settings.findSecret(Setting.OPENAI_API_KEY).orElse(null),
        settings.text(Setting.OPENAI_MODEL),
        settings.find(Setting.OPENAI_REASONING_EFFORT).orElse(null));
  }

  private ProviderChoice anthropic(Secret key) {
    return new ProviderChoice.Anthropic(
        settings.address(Setting.ANTHROPIC_BASE_URL), key, settings.text(Setting.ANTHROPIC_MODEL));
  }

  private ProviderChoice ollama() {
    return new ProviderChoice.Ollama(
        settings.address(Setting.OLLAMA_BASE_URL),
        settings.find(Setting.OLLAMA_MODEL).orElse(null));
  }
}
