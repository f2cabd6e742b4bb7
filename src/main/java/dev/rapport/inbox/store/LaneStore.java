package dev.rapport.inbox.store;

import dev.rapport.inbox.store.ClaimedLane.StoredReply;
import dev.rapport.inbox.store.ClaimedLane.StoredUpdate;
import dev.rapport.storage.Transactions;
import dev.rapport.telegram.BotCall;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Claims lanes, renews leases, and passes on requests to stop. All times are the database's.
///
/// Claims and renewals are committed without waiting for the disk: if the database crashes and
/// forgets one, the lane is merely free again, and what the forgotten owner commits is still
/// guarded by its name and epoch.
public final class LaneStore {
  private static final int UPDATES_PER_CLAIM = 30;

  private static final String CLAIM =
      """
      with picked as (
        select lane, owner from lane
        where pending > 0 and ready_at <= now()
          and (select set_config('synchronous_commit', 'off', true)) is not null
        order by ready_at limit ? for update skip locked
      )
      update lane l set
        owner = ?, epoch = l.epoch + 1, ready_at = now() + ? * interval '1 ms', stop_epoch = null,
        attempts = l.attempts + case when picked.owner is null then 0 else 1 end
      from picked where l.lane = picked.lane
      returning l.lane, l.epoch, l.attempts, l.parked, picked.owner is not null as taken_over
      """;

  // The lock keeps intake off these lanes, and the next statement's snapshot sees all that was
  // committed for them before.
  private static final String LOCK =
      "select lane from lane where lane = any(?) and owner = ? order by lane for no key update";

  private static final String RECOUNT =
      """
      update lane l set parked = true,
        pending = 1 + (select count(*) from inbox i where i.lane = l.lane and i.state = 'PENDING')
      where l.lane = any(?) and l.owner = ?
      """;

  private static final String UPDATES =
      """
      select u.* from unnest(?::text[]) as claimed (lane)
      cross join lateral (
        select i.lane, i.bot_id, i.update_id, i.kind, i.body, i.received_at from inbox i
        where i.lane = claimed.lane and i.state = 'PENDING' order by i.update_id limit ?
      ) u
      """;

  private static final String REPLIES =
      """
      select id, lane, bot_id, update_id, part, method, chat_id, body, state = 'SENDING' as sending, attempts
      from outbox where lane = any(?) and state in ('PENDING', 'SENDING') order by id
      """;

  private static final String RENEW =
      """
      update lane l set ready_at = now() + ? * interval '1 ms'
      from unnest(?::text[], ?::bigint[]) as held (lane, epoch)
      where l.lane = held.lane and l.epoch = held.epoch and l.owner = ?
        and (select set_config('synchronous_commit', 'off', true)) is not null
      returning l.lane
      """;

  private final Transactions transactions;
  private final String owner;

  /// A store for one node.
  ///
  /// @param owner this node's name, unique among all that ever ran
  public LaneStore(Transactions transactions, String owner) {
    this.transactions = transactions;
    this.owner = owner;
  }

  private record Claim(String lane, long epoch, int attempts, boolean parked, boolean takenOver) {}

  /// Claims lanes in which something waits, the longest waiting first.
  public List<ClaimedLane> claim(int limit, Duration lease) {
    List<Claim> claims =
        transactions.single(jdbc ->
            jdbc.sql(CLAIM)
                .params(limit, owner, lease.toMillis())
                .query((row, _) ->
                    new Claim(
                        row.getString(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getBoolean(4),
                        row.getBoolean(5)))
                .list());
    return claims.isEmpty() ? List.of() : load(transactions.direct(), claims);
  }

  private List<ClaimedLane> load(JdbcClient jdbc, List<Claim> claims) {
    String[] takenOver =
        claims.stream().filter(Claim::takenOver).map(Claim::lane).toArray(String[]::new);
    if (takenOver.length > 0) recount(takenOver);
    Map<String, List<StoredUpdate>> updates =
        updates(jdbc, claims.stream().map(Claim::lane).toArray(String[]::new));
    String[] withReplies =
        claims.stream()
            .filter(claim -> claim.takenOver || claim.parked)
            .map(Claim::lane)
            .toArray(String[]::new);
    Map<String, List<StoredReply>> replies =
        withReplies.length == 0 ? Map.of() : replies(jdbc, withReplies);
    return claims.stream()
        .map(claim ->
            new ClaimedLane(
                claim.lane,
                claim.epoch,
                claim.attempts,
                claim.parked || claim.takenOver,
                claim.takenOver,
                updates.getOrDefault(claim.lane, List.of()),
                replies.getOrDefault(claim.lane, List.of())))
        .toList();
  }

  private void recount(String[] lanes) {
    transactions.call(jdbc -> {
      jdbc.sql(LOCK).params(lanes, owner).query(String.class).list();
      return jdbc.sql(RECOUNT).params(lanes, owner).update();
    });
  }

  private record In<T>(String lane, T row) {}

  private static <T> Map<String, List<T>> byLane(List<In<T>> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(In::lane, Collectors.mapping(In::row, Collectors.toList())));
  }

  private static Map<String, List<StoredUpdate>> updates(JdbcClient jdbc, String[] lanes) {
    return byLane(
        jdbc.sql(UPDATES)
            .param(lanes)
            .param(UPDATES_PER_CLAIM)
            .query((row, _) ->
                new In<>(
                    row.getString(1),
                    new StoredUpdate(
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getBytes(5),
                        row.getTimestamp(6).toInstant())))
            .list());
  }

  private static Map<String, List<StoredReply>> replies(JdbcClient jdbc, String[] lanes) {
    return byLane(
        jdbc.sql(REPLIES)
            .param(lanes)
            .query((row, _) ->
                new In<>(
                    row.getString("lane"),
                    new StoredReply(
                        row.getLong("id"),
                        row.getLong("bot_id"),
                        row.getLong("update_id"),
                        row.getInt("part"),
                        new BotCall(
                            row.getString("method"), row.getLong("chat_id"), row.getString("body")),
                        row.getBoolean("sending"),
                        row.getInt("attempts"))))
            .list());
  }

  /// The updates that wait in a lane now.
  public List<StoredUpdate> waiting(String lane) {
    return updates(transactions.direct(), new String[] {lane}).getOrDefault(lane, List.of());
  }

  /// The message that an unfinished answer to this update has left in the chat, if one is known.
  public OptionalLong unfinishedMessage(long botId, long updateId) {
    return transactions
        .direct()
        .sql(
            """
            select message_id from outbox
            where bot_id = ? and update_id = ? and part < 0 and message_id is not null order by part limit 1
            """)
        .params(botId, updateId)
        .query(Long.class)
        .optional()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /// A lane that is held, by its name and epoch.
  public record Held(String lane, long epoch) {}

  /// Renews the leases of lanes.
  ///
  /// @return the lanes that are still ours
  public List<String> renew(Collection<Held> lanes, Duration lease) {
    return transactions.call(jdbc ->
        jdbc.sql(RENEW)
            .param(lease.toMillis())
            .param(lanes.stream().map(Held::lane).toArray(String[]::new))
            .param(lanes.stream().mapToLong(Held::epoch).toArray())
            .param(owner)
            .query(String.class)
            .list());
  }

  /// Asks the owner of a lane, whoever it is, to end its turn.
  ///
  /// @return whether it has an owner
  public boolean requestStop(String lane) {
    return transactions
            .direct()
            .sql("update lane set stop_epoch = epoch where lane = ? and owner is not null")
            .param(lane)
            .update()
        > 0;
  }

  /// The lanes of ours whose turn should end.
  public List<Held> stopRequests() {
    return transactions
        .direct()
        .sql("select lane, epoch from lane where owner = ? and stop_epoch = epoch")
        .param(owner)
        .query((row, _) -> new Held(row.getString(1), row.getLong(2)))
        .list();
  }
}
