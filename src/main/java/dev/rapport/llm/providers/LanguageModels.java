package dev.rapport.llm.providers;

import dev.rapport.llm.LanguageModel;
import dev.rapport.llm.http.Pacing;
import dev.rapport.llm.routing.RoutedModel;
import dev.rapport.llm.routing.RoutingRules;
import dev.rapport.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/// The language model that the settings describe, with its connections.
///
/// Without Spring, for the command line: [#open], then [#model], and [#close] in the end.
public final class LanguageModels implements AutoCloseable {
  private final Providers providers;
  private final LanguageModel model;

  private LanguageModels(Providers providers, LanguageModel model) {
    this.providers = providers;
    this.model = model;
  }

  /// Opens what is configured. Nothing is connected yet, except that a local Ollama is looked for
  /// when nothing else is set up.
  ///
  /// @throws dev.rapport.settings.SettingsException if the settings make no sense
  public static LanguageModels open(Settings settings, MeterRegistry meters, Clock clock) {
    LlmSettings llm = LlmSettings.from(settings);
    var pacing = new Pacing();
    meters.gauge("rapport.llm.streams", pacing, Pacing::live);
    var providers = new Providers(llm, clock, pacing);
    var rules = RoutingRules.of(llm.firstText(), llm.whole());
    return new LanguageModels(
        providers, new RoutedModel(providers.open(), rules, llm.prices(), meters, clock));
  }

  public LanguageModel model() {
    return model;
  }

  @Override
  public void close() {
    providers.close();
  }
}
