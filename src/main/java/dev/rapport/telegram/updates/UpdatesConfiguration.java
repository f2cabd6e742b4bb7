package dev.rapport.telegram.updates;

import dev.rapport.telegram.TelegramSettings;
import dev.rapport.telegram.UpdateIntake;
import dev.rapport.telegram.UpdateReader;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UpdatesConfiguration {
  @Bean
  UpdateReader updateReader() {
    return new StreamingUpdateReader();
  }

  @Bean
  Reception reception(
      TelegramSettings settings, UpdateReader reader, UpdateIntake intake, MeterRegistry meters) {
    return new Reception(settings.botId(), reader, intake, meters);
  }
}
