package dev.rapport.llm.routing;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/// How long providers may take, how often they are asked and when they are left alone.
///
/// @param firstText the time limit for the first text of one call
/// @param whole the time limit for an answer, with all its retries and failovers
/// @param retryPause the middle of the pause before a second try
/// @param rest how long a provider that keeps failing is not asked
public record RoutingRules(Duration firstText, Duration whole, Duration retryPause, Duration rest) {
  /// How often one provider is asked for one answer.
  static final int TRIES = 2;

  /// Another provider is asked rather than waiting longer than this.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  public RoutingRules {
    if (firstText.isZero() || whole.isZero()) {
      throw new IllegalArgumentException("a time limit must be more than 0");
    }
  }

  /// The rules with the usual pauses.
  public static RoutingRules of(Duration firstText, Duration whole) {
    return new RoutingRules(firstText, whole, Duration.ofMillis(400), Duration.ofSeconds(15));
  }

  RetryRules retries() {
    RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    return new RetryRules(TRIES, retryPause, PATIENCE, random);
  }
}
