package dev.rapport.llm.providers;

import dev.rapport.llm.pricing.PriceList;
import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import java.time.Duration;
import java.util.List;

/// What the operator set about language models.
///
/// @param providers those to ask, in order; never empty
/// @param connectTimeout the time limit for reaching a provider
/// @param firstText the time limit for the first text of one call
/// @param whole the time limit for a whole answer
record LlmSettings(
    List<ProviderChoice> providers,
    PriceList prices,
    Duration connectTimeout,
    Duration firstText,
    Duration whole) {
  LlmSettings {
    providers = List.copyOf(providers);
    if (providers.isEmpty()) throw new IllegalArgumentException("no provider");
  }

  /// Reads the settings.
  ///
  /// @throws dev.rapport.settings.SettingsException with every problem found
  static LlmSettings from(Settings settings) {
    var problems = new SettingProblems();
    List<ProviderChoice> providers = new ProviderChoices(settings, problems).all();
    Duration connect = limit(settings, Setting.LLM_CONNECT_TIMEOUT, problems);
    Duration first = limit(settings, Setting.LLM_FIRST_TOKEN_TIMEOUT, problems);
    Duration whole = limit(settings, Setting.LLM_TIMEOUT, problems);
    PriceList prices = prices(settings, problems);
    problems.throwIfAny();
    return new LlmSettings(providers, prices, connect, first, whole);
  }

  private static Duration limit(Settings settings, Setting setting, SettingProblems problems) {
    Duration limit = settings.seconds(setting);
    if (limit.isZero()) problems.add(setting, "must be more than 0 seconds");
    return limit;
  }

  private static PriceList prices(Settings settings, SettingProblems problems) {
    try {
      return PriceList.with(settings.list(Setting.LLM_PRICES));
    } catch (IllegalArgumentException e) {
      problems.add(Setting.LLM_PRICES, String.valueOf(e.getMessage()));
      return PriceList.with(List.of());
    }
  }
}
