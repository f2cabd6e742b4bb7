package dev.rapport.ops.health;

import dev.rapport.inbox.Backlog;
import dev.rapport.llm.LanguageModel;
import dev.rapport.storage.Transactions;
import dev.rapport.telegram.TelegramStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the indicators and gauges.
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
  @Bean
  BacklogWatch backlogWatch(Backlog.Reader reader) {
    return new BacklogWatch(reader, System::nanoTime);
  }

  @Bean
  HealthIndicator databaseHealthIndicator(Transactions transactions) {
    return new DatabaseHealth(transactions);
  }

  @Bean
  HealthIndicator lanesHealthIndicator(BacklogWatch backlog) {
    return new LanesHealth(backlog);
  }

  @Bean
  HealthIndicator telegramHealthIndicator(TelegramStatus telegram, Clock clock) {
    return new TelegramIndicator(telegram, clock);
  }

  @Bean
  HealthIndicator modelHealthIndicator(LanguageModel model) {
    return () -> Health.up().withDetail("answers", model.description()).build();
  }

  @Bean
  MeterBinder backlogMeters(BacklogWatch backlog) {
    record Figure(String name, String description, ToDoubleFunction<Backlog> value) {}
    List<Figure> figures =
        List.of(
            new Figure("rapport.inbox.pending", "updates that wait", Backlog::pending),
            new Figure("rapport.inbox.dead", "updates that were given up", Backlog::dead),
            new Figure("rapport.outbox.unknown", "replies of unknown fate", Backlog::unknown),
            new Figure(
                "rapport.lanes.waiting.longest",
                "seconds that a chat has waited for a free worker",
                now -> now.oldestWaiting().toMillis() / 1000.0));
    return registry ->
        figures.forEach(figure ->
            Gauge.builder(figure.name, () -> figure.value.applyAsDouble(backlog.now()))
                .description(figure.description)
                .register(registry));
  }
}
