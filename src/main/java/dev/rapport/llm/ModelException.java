package dev.rapport.llm;

import dev.rapport.shared.ErrorCategory;
import java.util.List;

/// No provider gave any text. The message names providers and reasons, never the request's text or
/// a key.
public final class ModelException extends RuntimeException {
  private final ErrorCategory category;
  private final transient List<ModelAttempt> attempts;

  public ModelException(String message, ErrorCategory category, List<ModelAttempt> attempts) {
    super(message);
    this.category = category;
    this.attempts = List.copyOf(attempts);
  }

  public ErrorCategory category() {
    return category;
  }

  /// Every call that was made; each is to be booked.
  public List<ModelAttempt> attempts() {
    return attempts;
  }
}
