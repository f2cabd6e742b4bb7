package dev.rapport.llm.providers;

import dev.rapport.llm.LanguageModel;
import dev.rapport.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the language model.
@Configuration(proxyBeanMethods = false)
class LlmConfiguration {
  @Bean(destroyMethod = "close")
  LanguageModels languageModels(Settings settings, MeterRegistry meters) {
    return LanguageModels.open(settings, meters, Clock.systemUTC());
  }

  @Bean
  LanguageModel languageModel(LanguageModels models) {
    return models.model();
  }
}
