package dev.rapport.inbox.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.inbox.DeadLetters.UpdateId;
import dev.rapport.storage.Transactions;
import dev.rapport.testing.MigratedDatabase;
import dev.rapport.testing.TestDatabase;

/// Rows of the inbox as tests want them, on a database of their own.
final class InboxRows implements AutoCloseable {
  static final long BOT = 42;

  final TestDatabase database = MigratedDatabase.fresh();
  private final HikariDataSource pool = pool(database);
  final Transactions transactions = new Transactions(pool);

  private static HikariDataSource pool(TestDatabase database) {
    var configuration = new HikariConfig();
    configuration.setJdbcUrl(database.jdbcUrl());
    configuration.setUsername(database.user());
    configuration.setPassword(database.password());
    configuration.setMaximumPoolSize(4);
    configuration.setMinimumIdle(1);
    return new HikariDataSource(configuration);
  }

  /// An update that came and ended so many days ago, or waits if it is pending.
  UpdateId update(long number, long chat, String state, int days) {
    transactions
        .direct()
        .sql(
            """
            insert into inbox (bot_id, update_id, lane, kind, state, body, reason, received_at, finished_at)
            values (?, ?, ?, 'message', ?, ?, case when ? = 'DEAD' then 'a reason' end,
              now() - ? * interval '1 day', case when ? = 'PENDING' then null else now() - ? * interval '1 day' end)
            """)
        .params(
            BOT,
            number,
            lane(chat),
            state,
            "{\"text\":\"private\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            state,
            days,
            state,
            days)
        .update();
    return new UpdateId(BOT, number);
  }

  void lane(long chat, int pending, String owner, int readyInSeconds) {
    transactions
        .direct()
        .sql(
            """
            insert into lane (lane, pending, owner, ready_at) values (?, ?, nullif(?, ''), now() + ? * interval '1 s')
            """)
        .params(lane(chat), pending, owner, readyInSeconds)
        .update();
  }

  void reply(long update, int part, long chat, String state, int days) {
    transactions
        .direct()
        .sql(
            """
            insert into outbox (bot_id, update_id, part, lane, method, chat_id, body, state, message_id, created_at, finished_at)
            values (?, ?, ?, ?, 'sendMessage', ?, '{"text":"private"}', ?, 7,
              now() - ? * interval '1 day', now() - ? * interval '1 day')
            """)
        .params(BOT, update, part, lane(chat), chat, state, days, days)
        .update();
  }

  String state(UpdateId id) {
    return one("select state from inbox where update_id = " + id.updateId());
  }

  int pending(long chat) {
    return Integer.parseInt(one("select pending from lane where lane = '" + lane(chat) + "'"));
  }

  String one(String sql) {
    return String.valueOf(transactions.direct().sql(sql).query(String.class).single());
  }

  private static String lane(long chat) {
    return BOT + ":" + chat;
  }

  @Override
  public void close() {
    pool.close();
    database.close();
  }
}
