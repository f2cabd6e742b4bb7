package dev.rapport.inbox;

import dev.rapport.shared.ErrorCategory;
import java.util.List;

/// A turn could not be done. The message carries no message text.
public final class TurnFailedException extends RuntimeException {
  private final ErrorCategory category;
  private final transient List<TurnRecord> records;

  /// A failure of this category.
  ///
  /// @param category decides whether the turn is tried again
  /// @param records what is to be remembered of it nevertheless, such as its cost
  public TurnFailedException(
      String message, ErrorCategory category, List<TurnRecord> records, Throwable cause) {
    super(message, cause);
    this.category = category;
    this.records = List.copyOf(records);
  }

  public ErrorCategory category() {
    return category;
  }

  public List<TurnRecord> records() {
    return records;
  }
}
