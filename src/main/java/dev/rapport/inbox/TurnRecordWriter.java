package dev.rapport.inbox;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes one module's records of many turns at once.
///
/// @param <T> the records it writes
public interface TurnRecordWriter<T extends TurnRecord> {
  Class<T> type();

  /// Writes the records, in the transaction that is open on the calling thread, in as few round
  /// trips as it can. Writing the same record twice must change nothing: a commit whose answer was
  /// lost is repeated.
  ///
  /// @param records never empty; of several lanes, in order within each
  void write(JdbcClient jdbc, List<T> records);
}
