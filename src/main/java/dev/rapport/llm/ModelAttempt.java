package dev.rapport.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One call of one provider, as it is booked.
///
/// @param id unique; booking it twice changes nothing
/// @param provider such as `openai`
/// @param model the provider's name of the model
/// @param outcome what became of it
/// @param inputTokens as the provider reported; estimated where it did not
/// @param outputTokens as the provider reported; estimated where it did not
/// @param costMicroUsd in millionths of a US dollar
/// @param startedAt when the call began
/// @param firstToken time to the first text, or null if none came
/// @param total time to its end
public record ModelAttempt(
    UUID id,
    String provider,
    String model,
    Outcome outcome,
    int inputTokens,
    int outputTokens,
    long costMicroUsd,
    Instant startedAt,
    @Nullable Duration firstToken,
    Duration total) {
  /// What became of a call.
  public enum Outcome {
    ANSWERED,
    CUT,
    CANCELLED,
    REFUSED,
    TIMED_OUT,
    UNREACHABLE,
    FAILED
  }
}
