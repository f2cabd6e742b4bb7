package dev.rapport.llm.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryRulesTest {
  private static final Duration LEFT = Duration.ofSeconds(30);

  private final RetryRules rules =
      new RetryRules(2, Duration.ofMillis(400), Duration.ofSeconds(2), new Random(1));

  private static Failure busy(@Nullable Duration retryAfter) {
    return new Failure.Busy("busy", retryAfter);
  }

  @Test
  void thePauseVariesAroundItsMiddle() {
    for (int round = 0; round < 100; round++) {
      assertThat(rules.pauseBeforeRetry(busy(null), 1, true, LEFT).orElseThrow())
          .isBetween(Duration.ofMillis(200), Duration.ofMillis(600));
    }
  }

  @Test
  void whatTheProviderAsksForIsTheLeast() {
    Duration asked = Duration.ofMillis(1500);

    assertThat(rules.pauseBeforeRetry(busy(asked), 1, true, LEFT).orElseThrow())
        .isBetween(asked, asked.plusMillis(200));
  }

  @Test
  void aLongWaitIsOnlyForThoseWhoHaveNoOther() {
    Failure busy = busy(Duration.ofSeconds(5));

    assertThat(rules.pauseBeforeRetry(busy, 1, true, LEFT)).isEmpty();
    assertThat(rules.pauseBeforeRetry(busy, 1, false, LEFT)).isPresent();
  }

  @Test
  void nothingIsWaitedForBeyondTheTimeLeft() {
    assertThat(rules.pauseBeforeRetry(busy(Duration.ofSeconds(40)), 1, false, LEFT)).isEmpty();
    assertThat(rules.pauseBeforeRetry(busy(null), 1, false, Duration.ofMillis(10))).isEmpty();
  }

  @Test
  void nobodyIsAskedAThirdTime() {
    assertThat(rules.pauseBeforeRetry(busy(null), 2, false, LEFT)).isEmpty();
  }

  @Test
  void aRefusalIsFinalAndLatenessOnlyWithAnother() {
    Failure late = new Failure.Late("late");

    assertThat(rules.pauseBeforeRetry(new Failure.Refused("no", true), 1, false, LEFT)).isEmpty();
    assertThat(rules.pauseBeforeRetry(late, 1, true, LEFT)).isEmpty();
    assertThat(rules.pauseBeforeRetry(late, 1, false, LEFT)).isPresent();
    assertThat(rules.pauseBeforeRetry(new Failure.Unreachable("no"), 1, true, LEFT)).isPresent();
  }
}
