package dev.rapport.llm.routing;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Whether, and after which pause, the same provider is asked once more. All of this is before the
/// first text was shown.
///
/// @param tries how often one provider is asked at most
/// @param pause the middle of the pause when the provider names none
/// @param patience the longest wait that a provider may ask for while another one could be asked
///   instead
/// @param random varies the pause, so that a thousand turns do not come back at once
record RetryRules(int tries, Duration pause, Duration patience, RandomGenerator random) {
  /// Decides about one more try.
  ///
  /// @param done how often this provider was asked
  /// @param another whether another provider is left
  /// @param left the time left for the whole answer
  /// @return how long to wait before asking again, or empty for not asking again
  Optional<Duration> pauseBeforeRetry(Failure failure, int done, boolean another, Duration left) {
    if (done >= tries) return Optional.empty();
    return switch (failure) {
      case Failure.Refused _ -> Optional.empty();
      case Failure.Late _ -> another ? Optional.empty() : within(jittered(), left);
      case Failure.Unreachable _ -> within(jittered(), left);
      case Failure.Busy busy -> obeying(busy.retryAfter(), another, left);
      case Failure.Broken broken -> obeying(broken.retryAfter(), another, left);
    };
  }

  private Optional<Duration> obeying(@Nullable Duration asked, boolean another, Duration left) {
    if (asked == null) return within(jittered(), left);
    if (another && asked.compareTo(patience) > 0) return Optional.empty();
    return within(asked.plus(jittered().dividedBy(4)), left);
  }

  private static Optional<Duration> within(Duration wait, Duration left) {
    return wait.compareTo(left) < 0 ? Optional.of(wait) : Optional.empty();
  }

  private Duration jittered() {
    return Duration.ofNanos((long) (pause.toNanos() * (0.5 + random.nextDouble())));
  }
}
