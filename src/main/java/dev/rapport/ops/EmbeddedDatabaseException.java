package dev.rapport.ops;

import dev.rapport.shared.ErrorCategory;
import org.jspecify.annotations.Nullable;

/// The embedded database cannot be started or reached. The message says what to do.
public final class EmbeddedDatabaseException extends RuntimeException {
  private final ErrorCategory category;

  public EmbeddedDatabaseException(String message, ErrorCategory category) {
    this(message, category, null);
  }

  public EmbeddedDatabaseException(
      String message, ErrorCategory category, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  /// CALLER: the operator has to change something; UPSTREAM_RETRY: it may work in a moment; BUG:
  /// our own fault.
  public ErrorCategory category() {
    return category;
  }
}
