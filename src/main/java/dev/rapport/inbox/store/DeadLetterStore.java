package dev.rapport.inbox.store;

import dev.rapport.inbox.DeadLetters;
import dev.rapport.storage.Transactions;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/// Looks into the inbox by hand; made by hand where there is no Spring.
@NamedInterface("operation")
@Component
public final class DeadLetterStore implements DeadLetters {
  private static final int AT_ONCE = 500;

  private static final String ENTRY =
      """
      select bot_id, update_id, lane, kind, state, reason, received_at, finished_at, length(body) as bytes, body
      from inbox
      """;

  private static final String LOCK_LANES =
      """
      with named as (
        select distinct i.lane from inbox i
        join unnest(?::bigint[], ?::bigint[]) as k (bot_id, update_id)
          on i.bot_id = k.bot_id and i.update_id = k.update_id
      )
      insert into lane (lane, pending) select lane, 0 from named order by lane
      on conflict (lane) do update set pending = lane.pending
      """;

  private static final String REVIVE =
      """
      update inbox i set state = 'PENDING', reason = null, finished_at = null
      from unnest(?::bigint[], ?::bigint[]) as k (bot_id, update_id)
      where i.bot_id = k.bot_id and i.update_id = k.update_id and i.state in ('DEAD', 'DROPPED')
      returning i.bot_id, i.update_id, i.lane
      """;

  // The numbers of an update's replies belong to the new try; the old replies stay on record.
  private static final String SET_REPLIES_ASIDE =
      """
      update outbox o set part = o.part + 1000 * (1 + (
        select max(p.part) / 1000 from outbox p where p.bot_id = o.bot_id and p.update_id = o.update_id))
      from unnest(?::bigint[], ?::bigint[]) as k (bot_id, update_id)
      where o.bot_id = k.bot_id and o.update_id = k.update_id and o.part between 0 and 999
      """;

  private static final String COUNT_IN =
      """
      update lane l set
        ready_at = case when l.pending = 0 and l.owner is null then now() else l.ready_at end,
        pending = l.pending + c.count
      from unnest(?::text[], ?::integer[]) as c (lane, count) where l.lane = c.lane
      """;

  private final Transactions transactions;

  public DeadLetterStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Entry> list(Filter filter, int limit) {
    String where =
        switch (filter) {
          case DEAD -> "where state = 'DEAD' order by finished_at desc";
          case PENDING -> "where state = 'PENDING' order by received_at desc";
          case ALL -> "order by received_at desc";
        };
    return transactions
        .direct()
        .sql(ENTRY + where + ", update_id desc limit ?")
        .param(limit)
        .query((row, _) -> entry(row))
        .list();
  }

  @Override
  public Optional<Whole> find(UpdateId id) {
    JdbcClient jdbc = transactions.direct();
    return jdbc.sql(ENTRY + "where bot_id = ? and update_id = ?")
        .params(id.botId(), id.updateId())
        .query((row, _) ->
            new Whole(
                entry(row),
                new String(row.getBytes("body"), StandardCharsets.UTF_8),
                replies(jdbc, id)))
        .optional();
  }

  private static List<Reply> replies(JdbcClient jdbc, UpdateId id) {
    return jdbc.sql(
            """
            select part, method, state, message_id, reason, body from outbox
            where bot_id = ? and update_id = ? order by id
            """)
        .params(id.botId(), id.updateId())
        .query((row, _) ->
            new Reply(
                row.getInt("part"),
                row.getString("method"),
                row.getString("state"),
                row.getObject("message_id", Long.class),
                row.getString("reason"),
                row.getString("body")))
        .list();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new UpdateId(row.getLong("bot_id"), row.getLong("update_id")),
        row.getString("lane"),
        row.getString("kind"),
        row.getString("state"),
        row.getString("reason"),
        row.getTimestamp("received_at").toInstant(),
        instant(row),
        row.getInt("bytes"));
  }

  private static @Nullable Instant instant(ResultSet row) throws SQLException {
    Timestamp finished = row.getTimestamp("finished_at");
    return finished == null ? null : finished.toInstant();
  }

  @Override
  public List<UpdateId> replay(List<UpdateId> ids) {
    return ids.isEmpty() ? List.of() : transactions.call(jdbc -> replay(jdbc, ids));
  }

  private record Revived(UpdateId id, String lane) {}

  private static List<UpdateId> replay(JdbcClient jdbc, List<UpdateId> ids) {
    jdbc.sql(LOCK_LANES).params(bots(ids), updates(ids)).update();
    List<Revived> revived =
        jdbc.sql(REVIVE)
            .params(bots(ids), updates(ids))
            .query((row, _) ->
                new Revived(new UpdateId(row.getLong(1), row.getLong(2)), row.getString(3)))
            .list();
    List<UpdateId> done = revived.stream().map(Revived::id).toList();
    if (done.isEmpty()) return done;
    jdbc.sql(SET_REPLIES_ASIDE).params(bots(done), updates(done)).update();
    Map<String, Integer> counts = new TreeMap<>();
    revived.forEach(one -> counts.merge(one.lane, 1, Integer::sum));
    jdbc.sql(COUNT_IN)
        .param(counts.keySet().toArray(String[]::new))
        .param(counts.values().toArray(Integer[]::new))
        .update();
    return done;
  }

  private static long[] bots(List<UpdateId> ids) {
    return ids.stream().mapToLong(UpdateId::botId).toArray();
  }

  private static long[] updates(List<UpdateId> ids) {
    return ids.stream().mapToLong(UpdateId::updateId).toArray();
  }

  /// In order of age, so that each chat is taken up where it was left; what dies again meanwhile
  /// stays dead.
  @Override
  public int replayAllDead() {
    Timestamp begin =
        transactions.direct().sql("select clock_timestamp()").query(Timestamp.class).single();
    int all = 0;
    while (true) {
      List<UpdateId> dead = deadBefore(begin);
      if (dead.isEmpty()) return all;
      all += replay(dead).size();
    }
  }

  private List<UpdateId> deadBefore(Timestamp begin) {
    return transactions
        .direct()
        .sql(
            """
            select bot_id, update_id from inbox where state = 'DEAD' and finished_at <= ?
            order by finished_at, update_id limit ?
            """)
        .params(begin, AT_ONCE)
        .query((row, _) -> new UpdateId(row.getLong(1), row.getLong(2)))
        .list();
  }

  @Override
  public boolean drop(UpdateId id) {
    return transactions.call(jdbc -> {
      jdbc.sql(LOCK_LANES).params(bots(List.of(id)), updates(List.of(id))).update();
      return dropDead(jdbc, id) || dropPending(jdbc, id);
    });
  }

  private static boolean dropDead(JdbcClient jdbc, UpdateId id) {
    return jdbc.sql(
                """
                update inbox set state = 'DROPPED', finished_at = now()
                where bot_id = ? and update_id = ? and state = 'DEAD'
                """)
            .params(id.botId(), id.updateId())
            .update()
        > 0;
  }

  /// Not while somebody works on the lane: the update may be part of the turn that runs.
  private static boolean dropPending(JdbcClient jdbc, UpdateId id) {
    return jdbc.sql(
                """
                with dropped as (
                  update inbox i set state = 'DROPPED', reason = 'dropped by hand', finished_at = now()
                  from lane l
                  where i.bot_id = ? and i.update_id = ? and i.state = 'PENDING'
                    and l.lane = i.lane and (l.owner is null or l.ready_at <= now())
                  returning i.lane
                )
                update lane l set pending = greatest(0, l.pending - 1) from dropped d where l.lane = d.lane
                """)
            .params(id.botId(), id.updateId())
            .update()
        > 0;
  }
}
