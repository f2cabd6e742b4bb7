package dev.rapport.inbox;

import java.time.Duration;

/// Forgets what ended long ago. Thread-safe.
public interface Retention {
  /// What can be forgotten.
  enum Sort {
    /// Updates that were handled or dropped.
    ENDED_UPDATES,
    /// Updates that were given up.
    DEAD_UPDATES,
    /// Replies that were sent.
    SENT_REPLIES,
    /// Replies that were refused or of unknown fate.
    FAILED_REPLIES
  }

  /// Deletes some of what ended longer ago than `age`, by the database's clock, in a transaction of
  /// its own.
  ///
  /// @param limit at most so many
  /// @return how many; fewer than `limit` means that no more is left
  int deleteSome(Sort sort, Duration age, int limit);
}
