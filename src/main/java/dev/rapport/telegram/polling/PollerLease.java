package dev.rapport.telegram.polling;

import java.time.Duration;

/// The right to poll, which one process has at a time.
interface PollerLease {
  /// Takes the lease or makes it last longer.
  ///
  /// @return whether this process has it now
  /// @throws RuntimeException if that cannot be told
  boolean acquire();

  /// Gives it to whoever wants it, if this process has it.
  void release();

  /// How long it lasts from the moment it was asked for.
  Duration length();
}
