package dev.rapport.llm;

import dev.rapport.shared.ErrorCategory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// No provider gave any text. The message names providers and reasons, never the request's text or
/// a key.
public final class ModelException extends RuntimeException {
  private final ErrorCategory category;
  private final transient List<ModelAttempt> attempts;
  private final @Nullable Duration rest;

  public ModelException(String message, ErrorCategory category, List<ModelAttempt> attempts) {
    this(message, category, attempts, null);
  }

  private ModelException(
      String message,
      ErrorCategory category,
      List<ModelAttempt> attempts,
      @Nullable Duration rest) {
    super(message);
    this.category = category;
    this.attempts = List.copyOf(attempts);
    this.rest = rest;
  }

  /// Nobody was asked, since every provider failed lately and is left alone for a while.
  ///
  /// @param rest until the first may be asked again
  public static ModelException resting(String message, Duration rest) {
    return new ModelException(message, ErrorCategory.UPSTREAM_RETRY, List.of(), rest);
  }

  public ErrorCategory category() {
    return category;
  }

  /// Every call that was made; each is to be booked.
  public List<ModelAttempt> attempts() {
    return attempts;
  }

  /// How long to wait before asking again, if nobody was asked because all of them rest.
  public Optional<Duration> rest() {
    return Optional.ofNullable(rest);
  }
}
