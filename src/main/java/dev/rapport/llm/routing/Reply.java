package dev.rapport.llm.routing;

import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.pricing.TokenCount;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What one call of a provider gave.
///
/// @param result how it ended
/// @param text what came; empty if it failed
/// @param tokens as reported, or estimated
/// @param firstText time to the first text, or null if none came
/// @param total time to the end
public record Reply(
    Result result, String text, TokenCount tokens, @Nullable Duration firstText, Duration total) {
  /// How a call ended.
  public sealed interface Result {
    /// With an answer, or because it was cancelled.
    ///
    /// @param reason why the answer was cut, for the operator; empty if it was not
    record Ended(Ending ending, String reason) implements Result {}

    /// Without any text.
    record Failed(Failure failure) implements Result {}
  }
}
