package dev.rapport.llm.routing;

import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelRequest;
import dev.rapport.llm.routing.Reply.Result;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A provider behind a circuit breaker: when half of its last calls failed, or nearly all were
/// slow, it rests, and then a few calls try whether it is back.
///
/// A provider that limits us is not broken, so that counts neither way; nor does a request that it
/// refuses for what is in it, or an answer that the member stopped.
final class GuardedProvider {
  private static final Logger log = LoggerFactory.getLogger(GuardedProvider.class);

  private static final int WINDOW = 20;
  private static final int MINIMUM = 5;
  private static final int PROBES = 2;

  /// The wait for the calls that try whether it is back.
  private static final Duration PROBING = Duration.ofSeconds(1);

  private static final float FAILED_PERCENT = 50;
  private static final float SLOW_PERCENT = 80;

  private final Provider provider;
  private final CircuitBreaker breaker;
  private final Clock clock;
  private final Duration wholeRest;
  private final IOException failed = new IOException("a call failed");
  private volatile Instant openedAt = Instant.MIN;

  GuardedProvider(Provider provider, RoutingRules rules, Clock clock) {
    this.provider = provider;
    this.clock = clock;
    wholeRest = rules.rest();
    breaker = CircuitBreaker.of(provider.name(), config(rules, clock));
    breaker
        .getEventPublisher()
        .onStateTransition(event -> changed(event.getStateTransition(), rules));
  }

  private void changed(CircuitBreaker.StateTransition change, RoutingRules rules) {
    if (change.getToState() == CircuitBreaker.State.OPEN) openedAt = clock.instant();
    log.warn("{}: {}", provider.name(), said(change, rules));
  }

  private static CircuitBreakerConfig config(RoutingRules rules, Clock clock) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(WINDOW, MINIMUM, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(FAILED_PERCENT)
        .slowCallDurationThreshold(rules.firstText().multipliedBy(3).dividedBy(4))
        .slowCallRateThreshold(SLOW_PERCENT)
        .waitDurationInOpenState(rules.rest())
        .permittedNumberOfCallsInHalfOpenState(PROBES)
        .clock(clock)
        .build();
  }

  private static String said(CircuitBreaker.StateTransition change, RoutingRules rules) {
    return switch (change.getToState()) {
      case OPEN -> "failed too often; not asked for " + rules.rest().toSeconds() + " s";
      case HALF_OPEN -> "asked again, to see whether it is back";
      case CLOSED -> "works again";
      case DISABLED, METRICS_ONLY, FORCED_OPEN -> "breaker is " + change.getToState();
    };
  }

  Provider provider() {
    return provider;
  }

  /// 0 closed, 1 half open, 2 open.
  int breakerState() {
    return switch (breaker.getState()) {
      case CLOSED, DISABLED, METRICS_ONLY -> 0;
      case HALF_OPEN -> 1;
      case OPEN, FORCED_OPEN -> 2;
    };
  }

  /// How long it is still left alone, more than 0.
  Duration rest() {
    Duration left = Duration.between(clock.instant(), openedAt).plus(wholeRest);
    return left.compareTo(PROBING) > 0 ? left : PROBING;
  }

  /// Whether it may be asked now; if so, [#call] must follow.
  boolean tryAcquire() {
    return breaker.tryAcquirePermission();
  }

  Reply call(ModelRequest request, Duration firstText, Duration whole, Consumer<String> onText) {
    boolean counted = false;
    try {
      Reply reply = provider.call(request, firstText, whole, onText);
      counted = count(reply);
      return reply;
    } finally {
      if (!counted) breaker.releasePermission();
    }
  }

  private boolean count(Reply reply) {
    Duration first = reply.firstText();
    return switch (reply.result()) {
      case Result.Ended(Ending ending, _) when ending == Ending.CUT -> failure(reply);
      case Result.Ended _ when first != null -> success(first);
      case Result.Ended _ -> false;
      case Result.Failed(Failure.Busy _) -> false;
      case Result.Failed(Failure.Refused refused) -> refused.isOurSetup() && failure(reply);
      case Result.Failed _ -> failure(reply);
    };
  }

  private boolean success(Duration first) {
    breaker.onSuccess(first.toNanos(), TimeUnit.NANOSECONDS);
    return true;
  }

  private boolean failure(Reply reply) {
    breaker.onError(reply.total().toNanos(), TimeUnit.NANOSECONDS, failed);
    return true;
  }
}
