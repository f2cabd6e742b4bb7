package dev.rapport.telegram.polling;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Where the next request for updates begins. Not thread-safe.
///
/// It goes back to the beginning after a long quiet time: Telegram then chooses the next id at
/// random, perhaps a lower one, and forgot all before the offset anyway.
final class Offset {
  private final Duration quiet;
  private final LongSupplier nanos;
  private OptionalLong next = OptionalLong.empty();
  private long movedAt;

  Offset(Duration quiet, LongSupplier nanos) {
    this.quiet = quiet;
    this.nanos = nanos;
  }

  OptionalLong next() {
    if (nanos.getAsLong() - movedAt > quiet.toNanos()) next = OptionalLong.empty();
    return next;
  }

  /// All updates up to this one are stored.
  void stored(long updateId) {
    next = OptionalLong.of(updateId + 1);
    movedAt = nanos.getAsLong();
  }
}
