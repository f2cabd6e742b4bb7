package dev.rapport.inbox.store;

import dev.rapport.storage.Transactions;
import dev.rapport.telegram.UpdateEnvelope;
import java.util.Comparator;
import java.util.List;

/// Stores what arrives.
public final class InboxStore {
  private static final String STORE =
      """
      with fresh as (
        insert into inbox (bot_id, update_id, lane, kind, body, state, reason, finished_at)
        select bot_id, update_id, lane, kind, body,
               case when defect is null then 'PENDING' else 'DEAD' end, defect,
               case when defect is null then null else now() end
        from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bytea[], ?::text[])
             as given (bot_id, update_id, lane, kind, body, defect)
        on conflict (bot_id, update_id) do nothing
        returning lane, state
      ), counted as (
        select lane, count(*)::integer as pending from fresh where state = 'PENDING' group by lane order by lane
      ), raised as (
        insert into lane as l (lane, pending) select lane, pending from counted order by lane
        on conflict (lane) do update set
          pending = l.pending + excluded.pending,
          ready_at = case when l.pending = 0 and l.owner is null then now() else l.ready_at end
        returning 1
      )
      select count(*) from fresh
      """;

  private final Transactions transactions;

  public InboxStore(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Stores updates and counts them in their lanes, in one statement and so in one commit.
  ///
  /// @return how many were new
  public int store(List<UpdateEnvelope> updates) {
    var sorted =
        updates.stream()
            .sorted(
                Comparator.comparing(UpdateEnvelope::lane)
                    .thenComparingLong(UpdateEnvelope::botId)
                    .thenComparingLong(UpdateEnvelope::updateId))
            .toList();
    return transactions.single(jdbc ->
        jdbc.sql(STORE)
            .param(sorted.stream().mapToLong(UpdateEnvelope::botId).toArray())
            .param(sorted.stream().mapToLong(UpdateEnvelope::updateId).toArray())
            .param(sorted.stream().map(UpdateEnvelope::lane).toArray(String[]::new))
            .param(sorted.stream().map(UpdateEnvelope::kind).toArray(String[]::new))
            .param(sorted.stream().map(UpdateEnvelope::body).toArray(byte[][]::new))
            .param(sorted.stream().map(UpdateEnvelope::defect).toArray(String[]::new))
            .query(Integer.class)
            .single());
  }
}
