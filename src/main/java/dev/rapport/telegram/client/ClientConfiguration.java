package dev.rapport.telegram.client;

import dev.rapport.settings.Settings;
import dev.rapport.telegram.BotApi;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.CommandMenu;
import dev.rapport.telegram.TelegramSettings;
import dev.rapport.telegram.background.RetryPace;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClientConfiguration {
  @Bean
  TelegramSettings telegramSettings(Settings settings) {
    return TelegramSettings.from(settings);
  }

  @Bean
  TelegramHealth telegramHealth(TelegramSettings settings, ObjectProvider<Clock> clock) {
    return new TelegramHealth(settings.mode(), clock.getIfAvailable(Clock::systemUTC));
  }

  @Bean
  HttpCalls telegramHttpCalls(TelegramSettings settings, TelegramHealth health) {
    return new HttpCalls(settings, health::contact);
  }

  @Bean
  BotAdministration botAdministration(HttpCalls http) {
    return new BotAdministration(http);
  }

  @Bean
  BotApi botApi(TelegramSettings settings, HttpCalls http, MeterRegistry registry) {
    var meters = new CallMeters(registry);
    var control = new FloodControl(settings.limits(), Ticker.SYSTEM::nanos);
    return new HttpBotApi(http, new FloodGate(control, Ticker.SYSTEM, meters::waited), meters);
  }

  @Bean
  BotCalls botCalls() {
    return new JsonBotCalls();
  }

  @Bean
  BotIdentity botAccount(
      TelegramSettings settings, BotAdministration telegram, TelegramHealth health) {
    return new BotIdentity(settings.botId(), telegram, health, RetryPace.USUAL);
  }

  @Bean
  MenuPublisher menuPublisher(
      TelegramSettings settings, ObjectProvider<CommandMenu> menu, BotApi api, BotCalls calls) {
    CommandMenu published = menu.getIfAvailable(() -> new CommandMenu(Map.of()));
    return new MenuPublisher(settings.server(), published, api, calls, RetryPace.USUAL);
  }
}
