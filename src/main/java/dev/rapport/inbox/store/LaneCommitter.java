package dev.rapport.inbox.store;

import dev.rapport.inbox.TurnRecord;
import dev.rapport.inbox.TurnRecordWriter;
import dev.rapport.inbox.store.LaneCommit.Ended;
import dev.rapport.inbox.store.LaneCommit.NewReply;
import dev.rapport.inbox.store.LaneCommit.Outcome;
import dev.rapport.storage.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes what the owners of lanes want written, many at once.
///
/// Each commit is guarded by its lane's owner and epoch: if the lane was lost, nothing of it is
/// written. Repeating a commit whose answer was lost is harmless.
public final class LaneCommitter {
  private static final String HOLD =
      """
      select l.lane from lane l
      join unnest(?::text[], ?::bigint[]) as mine (lane, epoch) on l.lane = mine.lane and l.epoch = mine.epoch
      where l.owner = ? order by l.lane for no key update of l
      """;

  private static final String END =
      """
      update inbox i set state = e.state, reason = e.reason, finished_at = now()
      from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[]) as e (bot_id, update_id, state, reason)
      where i.bot_id = e.bot_id and i.update_id = e.update_id
      """;

  private static final String REPLY =
      """
      insert into outbox (bot_id, update_id, part, lane, method, chat_id, body, state)
      select * from unnest(?::bigint[], ?::bigint[], ?::integer[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[])
      on conflict (bot_id, update_id, part) do update set lane = excluded.lane
      returning bot_id, update_id, part, id
      """;

  private static final String SETTLE =
      """
      update outbox o set state = s.state, message_id = nullif(s.message_id, 0), attempts = s.attempts, reason = s.reason,
        finished_at = case when s.state in ('PENDING', 'SENDING') then null else now() end
      from unnest(?::bigint[], ?::text[], ?::bigint[], ?::integer[], ?::text[]) as s (id, state, message_id, attempts, reason)
      where o.id = s.id
      """;

  private static final String RELEASE =
      """
      update lane l set owner = null, stop_epoch = null,
        pending = greatest(0, l.pending - r.handled + case when r.parked then 1 else 0 end),
        ready_at = now() + r.ready_in * interval '1 ms', parked = r.parked, attempts = r.attempts
      from unnest(?::text[], ?::integer[], ?::bigint[], ?::boolean[], ?::integer[])
           as r (lane, handled, ready_in, parked, attempts)
      where l.lane = r.lane
      """;

  private final Transactions transactions;
  private final String owner;
  private final Map<Class<? extends TurnRecord>, TurnRecordWriter<?>> writers = new HashMap<>();

  public LaneCommitter(
      Transactions transactions, String owner, List<TurnRecordWriter<?>> recordWriters) {
    this.transactions = transactions;
    this.owner = owner;
    recordWriters.forEach(writer -> writers.put(writer.type(), writer));
  }

  /// What became of a commit.
  ///
  /// @param held whether the lane was still ours, and so whether it was written
  /// @param replyIds the numbers of the fresh replies, in order
  public record Committed(boolean held, List<Long> replyIds) {}

  private record Key(long botId, long updateId, int part) {}

  /// Writes commits of different lanes in one transaction.
  public List<Committed> commit(List<LaneCommit> commits) {
    return transactions.call(jdbc -> {
      Set<String> held = hold(jdbc, commits);
      List<LaneCommit> valid = commits.stream().filter(c -> held.contains(c.lane())).toList();
      end(jdbc, valid);
      Map<Key, Long> ids = reply(jdbc, valid);
      settle(jdbc, valid.stream().flatMap(c -> c.outcomes().stream()).toList());
      remember(jdbc, valid.stream().flatMap(c -> c.records().stream()).toList());
      release(jdbc, valid.stream().filter(c -> c.release() != null).toList());
      return commits.stream().map(c -> committed(c, held.contains(c.lane()), ids)).toList();
    });
  }

  private static Committed committed(LaneCommit commit, boolean held, Map<Key, Long> ids) {
    if (!held) return new Committed(false, List.of());
    return new Committed(
        true,
        commit.fresh().stream()
            .map(r -> ids.getOrDefault(new Key(r.botId(), r.updateId(), r.part()), 0L))
            .toList());
  }

  private Set<String> hold(JdbcClient jdbc, List<LaneCommit> commits) {
    return new HashSet<>(
        jdbc.sql(HOLD)
            .param(commits.stream().map(LaneCommit::lane).toArray(String[]::new))
            .param(commits.stream().mapToLong(LaneCommit::epoch).toArray())
            .param(owner)
            .query(String.class)
            .list());
  }

  private static void end(JdbcClient jdbc, List<LaneCommit> commits) {
    List<Ended> ended = commits.stream().flatMap(commit -> commit.done().stream()).toList();
    if (ended.isEmpty()) return;
    jdbc.sql(END)
        .param(ended.stream().mapToLong(Ended::botId).toArray())
        .param(ended.stream().mapToLong(Ended::updateId).toArray())
        .param(ended.stream().map(Ended::state).toArray(String[]::new))
        .param(ended.stream().map(Ended::reason).toArray(String[]::new))
        .update();
  }

  private static Map<Key, Long> reply(JdbcClient jdbc, List<LaneCommit> commits) {
    List<NewReply> replies = new ArrayList<>();
    List<String> lanes = new ArrayList<>();
    for (LaneCommit commit : commits) {
      replies.addAll(commit.fresh());
      commit.fresh().forEach(_ -> lanes.add(commit.lane()));
    }
    Map<Key, Long> ids = new HashMap<>();
    if (replies.isEmpty()) return ids;
    jdbc.sql(REPLY)
        .param(replies.stream().mapToLong(NewReply::botId).toArray())
        .param(replies.stream().mapToLong(NewReply::updateId).toArray())
        .param(replies.stream().mapToInt(NewReply::part).toArray())
        .param(lanes.toArray(String[]::new))
        .param(replies.stream().map(reply -> reply.call().method()).toArray(String[]::new))
        .param(replies.stream().mapToLong(reply -> reply.call().chatId()).toArray())
        .param(replies.stream().map(reply -> reply.call().body()).toArray(String[]::new))
        .param(
            replies.stream()
                .map(reply -> reply.sending() ? "SENDING" : "PENDING")
                .toArray(String[]::new))
        .query(row -> {
          ids.put(new Key(row.getLong(1), row.getLong(2), row.getInt(3)), row.getLong(4));
        });
    return ids;
  }

  private static void settle(JdbcClient jdbc, List<Outcome> outcomes) {
    if (outcomes.isEmpty()) return;
    jdbc.sql(SETTLE)
        .param(outcomes.stream().mapToLong(Outcome::id).toArray())
        .param(outcomes.stream().map(Outcome::state).toArray(String[]::new))
        .param(outcomes.stream().mapToLong(Outcome::messageId).toArray())
        .param(outcomes.stream().mapToInt(Outcome::attempts).toArray())
        .param(outcomes.stream().map(Outcome::reason).toArray(String[]::new))
        .update();
  }

  private void remember(JdbcClient jdbc, List<TurnRecord> records) {
    Map<Class<?>, List<TurnRecord>> byType = new HashMap<>();
    for (TurnRecord record : records) {
      byType.computeIfAbsent(record.getClass(), _ -> new ArrayList<>()).add(record);
    }
    byType.forEach((type, some) -> write(jdbc, type, some));
  }

  private void write(JdbcClient jdbc, Class<?> type, List<TurnRecord> records) {
    TurnRecordWriter<?> writer = writers.get(type);
    if (writer == null) throw new IllegalStateException("nobody writes records of " + type);
    write(jdbc, writer, records);
  }

  private static <T extends TurnRecord> void write(
      JdbcClient jdbc, TurnRecordWriter<T> writer, List<TurnRecord> records) {
    writer.write(jdbc, records.stream().map(writer.type()::cast).toList());
  }

  private static void release(JdbcClient jdbc, List<LaneCommit> commits) {
    if (commits.isEmpty()) return;
    var releases =
        commits.stream().map(c -> java.util.Objects.requireNonNull(c.release())).toList();
    Boolean[] parked = releases.stream().map(LaneCommit.Release::parked).toArray(Boolean[]::new);
    jdbc.sql(RELEASE)
        .param(commits.stream().map(LaneCommit::lane).toArray(String[]::new))
        .param(releases.stream().mapToInt(LaneCommit.Release::handled).toArray())
        .param(releases.stream().mapToLong(r -> r.readyIn().toMillis()).toArray())
        .param(parked)
        .param(releases.stream().mapToInt(LaneCommit.Release::attempts).toArray())
        .update();
  }
}
