package dev.rapport.llm.routing;

import dev.rapport.llm.LanguageModel;
import dev.rapport.llm.ModelAnswer;
import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelAttempt;
import dev.rapport.llm.ModelRequest;
import dev.rapport.llm.pricing.PriceList;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The language model that asks the configured providers, in their order. Thread-safe.
public final class RoutedModel implements LanguageModel {
  private final Map<GuardedProvider, CallMetrics> providers = new LinkedHashMap<>();
  private final RoutingRules rules;
  private final RetryRules retries;
  private final PriceList prices;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final FailureLog failures = new FailureLog(System::nanoTime);

  /// @param providers in the order in which they are asked, at least one
  public RoutedModel(
      List<Provider> providers,
      RoutingRules rules,
      PriceList prices,
      MeterRegistry meters,
      Clock clock) {
    if (providers.isEmpty()) throw new IllegalArgumentException("no provider");
    for (Provider provider : providers) {
      var guarded = new GuardedProvider(provider, rules, clock);
      this.providers.put(guarded, new CallMetrics(meters, guarded));
    }
    this.rules = rules;
    this.prices = prices;
    this.clock = clock;
    retries = rules.retries();
    ids = new TimeOrderedIds(clock);
  }

  @Override
  public ModelAnswer answer(ModelRequest request, Consumer<String> onText) {
    return new AnswerRun(this, request, onText).run();
  }

  @Override
  public String description() {
    return providers.keySet().stream()
        .map(guarded -> guarded.provider().title())
        .collect(Collectors.joining(", then "));
  }

  List<GuardedProvider> providers() {
    return List.copyOf(providers.keySet());
  }

  RoutingRules rules() {
    return rules;
  }

  RetryRules retries() {
    return retries;
  }

  Instant now() {
    return clock.instant();
  }

  /// The record of one call, counted.
  ModelAttempt attempt(GuardedProvider guarded, Reply reply, Instant startedAt) {
    Provider provider = guarded.provider();
    String model = provider.model();
    long cost = prices.find(model).map(price -> price.cost(reply.tokens())).orElse(0L);
    var attempt =
        new ModelAttempt(
            ids.get(),
            provider.name(),
            model,
            Outcomes.of(reply.result()),
            reply.tokens().input(),
            reply.tokens().output(),
            cost,
            startedAt,
            reply.firstText(),
            reply.total());
    CallMetrics metrics = providers.get(guarded);
    if (metrics != null) metrics.count(attempt);
    switch (reply.result()) {
      case Reply.Result.Failed(Failure failure) ->
          failures.happened(provider, "gave no answer: " + failure.reason());
      case Reply.Result.Ended(Ending ending, String reason) when ending == Ending.CUT ->
          failures.happened(provider, "cut an answer short: " + reason);
      case Reply.Result.Ended _ -> {}
    }
    return attempt;
  }
}
