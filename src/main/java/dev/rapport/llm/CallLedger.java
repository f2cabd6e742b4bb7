package dev.rapport.llm;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The book of all calls of models. Thread-safe.
public interface CallLedger {
  /// Books calls in one round trip, in the transaction that is open on `jdbc`, if any. A call that
  /// is booked already stays as it is.
  ///
  /// @param calls of one turn or of many; may be empty
  void book(JdbcClient jdbc, List<ModelCallRecord> calls);

  /// What was used, by day and model, latest day first.
  ///
  /// @param from the first day, in UTC
  /// @param to the last day, in UTC
  List<ModelUsage> usage(JdbcClient jdbc, LocalDate from, LocalDate to);
}
