package dev.rapport.conversation.history;

import dev.rapport.inbox.TurnRecord;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes the records of this package, as a turn's transaction does.
public final class HistoryWriters {
  private HistoryWriters() {}

  public static void write(JdbcClient jdbc, List<TurnRecord> records) {
    List<Superseded> old = some(records, Superseded.class);
    if (!old.isEmpty()) new SupersededWriter().write(jdbc, old);
    List<Said> said = some(records, Said.class);
    if (!said.isEmpty()) new SaidWriter().write(jdbc, said);
  }

  private static <T> List<T> some(List<TurnRecord> records, Class<T> type) {
    return records.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
