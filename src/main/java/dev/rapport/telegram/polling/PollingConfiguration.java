package dev.rapport.telegram.polling;

import dev.rapport.telegram.TelegramSettings;
import dev.rapport.telegram.client.BotAdministration;
import dev.rapport.telegram.client.TelegramHealth;
import dev.rapport.telegram.updates.Reception;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PollingConfiguration {
  @Bean
  UpdatePoller updatePoller(
      TelegramSettings settings,
      BotAdministration telegram,
      Reception reception,
      JdbcClient database,
      TelegramHealth health) {
    boolean polls = settings.server() && settings.mode() == TelegramSettings.Mode.POLLING;
    PollingPace pace = PollingPace.USUAL;
    var lease = new DatabaseLease(database, settings.botId(), UUID.randomUUID(), pace.lease());
    return new UpdatePoller(polls, telegram, reception, lease, health, pace);
  }
}
