package dev.rapport.llm.routing;

import dev.rapport.llm.ModelAttempt;
import dev.rapport.llm.ModelAttempt.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// The metrics of one provider's calls.
final class CallMetrics {
  private final Map<Outcome, Counter> calls = new EnumMap<>(Outcome.class);
  private final Timer firstText;
  private final Counter inputTokens;
  private final Counter outputTokens;
  private final Counter cost;

  CallMetrics(MeterRegistry meters, GuardedProvider guarded) {
    String provider = guarded.provider().name();
    for (Outcome outcome : Outcome.values()) {
      calls.put(
          outcome,
          meters.counter("rapport.llm.calls", "provider", provider, "outcome", outcome.name()));
    }
    firstText = meters.timer("rapport.llm.first.text", "provider", provider);
    inputTokens = meters.counter("rapport.llm.tokens", "provider", provider, "kind", "input");
    outputTokens = meters.counter("rapport.llm.tokens", "provider", provider, "kind", "output");
    cost = meters.counter("rapport.llm.cost.microusd", "provider", provider);
    Gauge.builder("rapport.llm.breaker", guarded, GuardedProvider::breakerState)
        .description("0 closed, 1 half open, 2 open")
        .tag("provider", provider)
        .register(meters);
  }

  void count(ModelAttempt attempt) {
    Counter outcome = calls.get(attempt.outcome());
    if (outcome != null) outcome.increment();
    Duration first = attempt.firstToken();
    if (first != null) firstText.record(first);
    inputTokens.increment(attempt.inputTokens());
    outputTokens.increment(attempt.outputTokens());
    cost.increment((double) attempt.costMicroUsd());
  }
}
