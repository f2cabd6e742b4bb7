package dev.rapport.inbox.store;

import dev.rapport.inbox.Backlog;
import dev.rapport.storage.Transactions;
import java.time.Duration;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/// Counts what waits; made by hand where there is no Spring.
@NamedInterface("operation")
@Component
public final class BacklogReader implements Backlog.Reader {
  private static final String READ =
      """
      select
        count(*) filter (where owner is not null and ready_at > now()) as running,
        count(*) as lanes,
        coalesce(sum(pending), 0) as pending,
        coalesce(
          (select extract(epoch from now() - first.ready_at) from lane first
           where first.pending > 0 and first.ready_at <= now() order by first.ready_at limit 1), 0) * 1000 as oldest,
        (select count(*) from inbox where state = 'DEAD') as dead,
        (select count(*) from outbox where state in ('DEAD', 'UNKNOWN') and state = 'UNKNOWN') as unknown
      from lane where pending > 0
      """;

  private final Transactions transactions;

  public BacklogReader(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Backlog read() {
    return transactions
        .direct()
        .sql(READ)
        .query((row, _) ->
            new Backlog(
                row.getLong("running"),
                row.getLong("lanes"),
                row.getLong("pending"),
                Duration.ofMillis(row.getLong("oldest")),
                row.getLong("dead"),
                row.getLong("unknown")))
        .single();
  }
}
