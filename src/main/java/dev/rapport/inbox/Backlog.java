package dev.rapport.inbox;

import java.time.Duration;

/// What waits and what went wrong, on all nodes together, at one moment.
///
/// @param running lanes that a node works on
/// @param lanes lanes in which something waits or is worked on
/// @param pending updates, and lanes with unsent replies, that are not settled
/// @param oldestWaiting how long the lane that waits longest for a free worker has waited; zero if
///   none does
/// @param dead updates that were given up and can be replayed
/// @param unknown replies of which nobody knows whether they arrived
public record Backlog(
    long running, long lanes, long pending, Duration oldestWaiting, long dead, long unknown) {

  /// Reads the backlog.
  public interface Reader {
    /// Reads it, by indexes only, in one statement.
    ///
    /// @throws org.springframework.dao.DataAccessException if the database is away
    Backlog read();
  }
}
