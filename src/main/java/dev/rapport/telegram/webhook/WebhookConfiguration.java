package dev.rapport.telegram.webhook;

import dev.rapport.shared.Secret;
import dev.rapport.telegram.TelegramSettings;
import dev.rapport.telegram.client.BotAdministration;
import dev.rapport.telegram.client.TelegramHealth;
import dev.rapport.telegram.updates.Reception;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookConfiguration.class);

  @Bean
  WebhookAccess webhookAccess(TelegramSettings settings) {
    WebhookAccess access = WebhookAccess.of(settings);
    if (settings.server() && access instanceof WebhookAccess.Open) {
      LOG.warn(
          "Anybody who reaches this port may post updates: set WEBHOOK_SECRET unless this is for"
              + " development only");
    }
    return access;
  }

  /// Only a process with the role `server` has the address at all.
  @Bean
  SimpleUrlHandlerMapping webhookMapping(
      TelegramSettings settings, WebhookAccess access, Reception reception, TelegramHealth health) {
    var mapping = new SimpleUrlHandlerMapping();
    if (settings.server()) {
      var endpoint = new WebhookEndpoint(access, reception, health);
      mapping.setUrlMap(Map.of(TelegramSettings.WEBHOOK_PATH, endpoint));
    }
    mapping.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return mapping;
  }

  @Bean
  WebhookRegistration webhookRegistration(
      TelegramSettings settings,
      WebhookAccess access,
      BotAdministration telegram,
      TelegramHealth health,
      ObjectProvider<Clock> clock) {
    return new WebhookRegistration(
        target(settings, access),
        telegram,
        health,
        clock.getIfAvailable(Clock::systemUTC),
        WebhookRegistration.Pace.USUAL);
  }

  /// What to register, or null if this process registers nothing.
  static WebhookRegistration.@Nullable Target target(
      TelegramSettings settings, WebhookAccess access) {
    @Nullable URI address = settings.webhook().address();
    boolean registers = settings.server() && settings.mode() == TelegramSettings.Mode.WEBHOOK;
    if (!registers || address == null) return null;
    if (!(access instanceof WebhookAccess.BySecret(Secret secret))) return null;
    return new WebhookRegistration.Target(
        URI.create(address + TelegramSettings.WEBHOOK_PATH),
        secret,
        settings.webhook().maxConnections());
  }
}
