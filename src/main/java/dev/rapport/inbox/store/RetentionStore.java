package dev.rapport.inbox.store;

import dev.rapport.inbox.Retention;
import dev.rapport.storage.Transactions;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Deletes what ended long ago. What ended was received before it ended, so the small index on the
/// time of receipt leads to it.
@Component
final class RetentionStore implements Retention {
  private static final String DELETE =
      """
      delete from %1$s where ctid = any(array(
        select ctid from %1$s
        where %2$s < now() - ? * interval '1 ms' and state in (%3$s)
          and finished_at < now() - ? * interval '1 ms'
        limit ?))
      """;

  private final Transactions transactions;

  RetentionStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public int deleteSome(Sort sort, Duration age, int limit) {
    long millis = age.toMillis();
    return transactions.call(
        jdbc -> jdbc.sql(statement(sort)).params(millis, millis, limit).update());
  }

  private static String statement(Sort sort) {
    return switch (sort) {
      case ENDED_UPDATES -> DELETE.formatted("inbox", "received_at", "'DONE', 'DROPPED'");
      case DEAD_UPDATES -> DELETE.formatted("inbox", "received_at", "'DEAD'");
      case SENT_REPLIES -> DELETE.formatted("outbox", "created_at", "'SENT'");
      case FAILED_REPLIES -> DELETE.formatted("outbox", "created_at", "'DEAD', 'UNKNOWN'");
    };
  }
}
