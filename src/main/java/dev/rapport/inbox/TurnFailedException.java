package dev.rapport.inbox;

import dev.rapport.shared.ErrorCategory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A turn could not be done. The message carries no message text.
public final class TurnFailedException extends RuntimeException {
  private final ErrorCategory category;
  private final transient List<TurnRecord> records;
  private final @Nullable Duration postponed;

  /// A failure of this category.
  ///
  /// @param category decides whether the turn is tried again
  /// @param records what is to be remembered of it nevertheless, such as its cost
  public TurnFailedException(
      String message, ErrorCategory category, List<TurnRecord> records, Throwable cause) {
    this(message, category, records, null, cause);
  }

  private TurnFailedException(
      String message,
      ErrorCategory category,
      List<TurnRecord> records,
      @Nullable Duration postponed,
      Throwable cause) {
    super(message, cause);
    this.category = category;
    this.records = List.copyOf(records);
    this.postponed = postponed;
  }

  /// A turn for which nothing could be begun, because somebody whom it needs is known to be away
  /// for a while. That is no try.
  ///
  /// @param pause how long to wait before the next
  public static TurnFailedException postponed(String message, Duration pause, Throwable cause) {
    return new TurnFailedException(message, ErrorCategory.UPSTREAM_RETRY, List.of(), pause, cause);
  }

  public ErrorCategory category() {
    return category;
  }

  public List<TurnRecord> records() {
    return records;
  }

  /// How long to wait, if nothing was tried.
  public Optional<Duration> postponed() {
    return Optional.ofNullable(postponed);
  }
}
