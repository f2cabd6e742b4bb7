package dev.rapport.inbox.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.inbox.InboxSettings;
import dev.rapport.inbox.store.InboxStore;
import dev.rapport.inbox.store.LaneCommitter;
import dev.rapport.inbox.store.LaneStore;
import dev.rapport.storage.Transactions;
import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.Update;
import dev.rapport.telegram.UpdateEnvelope;
import dev.rapport.telegram.UpdateReader;
import dev.rapport.testing.ScriptedTelegram;
import dev.rapport.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;

/// The inbox of one node on a database, everything real but Telegram and the handler.
final class TestNode implements AutoCloseable {
  static final long BOT = 42;
  private static final TestDatabase TEMPLATE = template();
  private static final InboxSettings QUICK =
      new InboxSettings(
          true,
          100,
          Duration.ofSeconds(6),
          Duration.ofDays(7),
          3,
          Duration.ofMinutes(15),
          Duration.ofMillis(20),
          Duration.ofSeconds(2));

  final ScriptedTelegram telegram;
  final ScriptedHandler handler;
  final Transactions transactions;
  final LaneWorker worker;
  final Intake intake;
  final LaneStore lanes;

  /// Added to the node's clock: a node that slept wakes up with a later time.
  final AtomicLong slept = new AtomicLong();

  private final HikariDataSource pool;
  private final Commits commits;

  private TestNode(TestDatabase database, ScriptedTelegram telegram, ScriptedHandler handler) {
    this.telegram = telegram;
    this.handler = handler;
    var config = new HikariConfig();
    config.setJdbcUrl(database.jdbcUrl());
    config.setUsername(database.user());
    config.setPassword(database.password());
    config.setMaximumPoolSize(6);
    pool = new HikariDataSource(config);
    transactions = new Transactions(pool);
    String owner = UUID.randomUUID().toString();
    lanes = new LaneStore(transactions, owner);
    commits = new Commits(new LaneCommitter(transactions, owner, List.of()));
    var meters = new SimpleMeterRegistry();
    var tools =
        new LaneTools(
            QUICK,
            lanes,
            commits,
            new Delivery(telegram, telegram),
            handler,
            new TextReader(),
            Clock.systemUTC(),
            meters);
    worker = new LaneWorker(tools, () -> System.nanoTime() + slept.get());
    intake = new Intake(new InboxStore(transactions), worker::stored, meters);
  }

  /// A database with the program's tables.
  static TestDatabase migrated() {
    return TEMPLATE.copy();
  }

  private static TestDatabase template() {
    TestDatabase database = TestDatabase.fresh();
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    return database;
  }

  static TestNode on(TestDatabase database) {
    return new TestNode(database, new ScriptedTelegram(), new ScriptedHandler());
  }

  /// Another node that talks to the same Telegram and is scripted alike.
  TestNode sibling(TestDatabase database) {
    return new TestNode(database, telegram, handler);
  }

  TestNode start() {
    worker.start();
    return this;
  }

  void receive(UpdateEnvelope... updates) {
    intake.store(List.of(updates));
  }

  static UpdateEnvelope update(long updateId, long chatId, String text) {
    String body = updateId + "|" + chatId + "|" + text;
    return new UpdateEnvelope(
        BOT, updateId, "message", BOT + ":" + chatId, body.getBytes(StandardCharsets.UTF_8), null);
  }

  List<String> column(String sql) {
    return transactions
        .direct()
        .sql(sql)
        .query((row, _) -> String.valueOf(row.getObject(1)))
        .list();
  }

  void change(String sql) {
    transactions.direct().sql(sql).update();
  }

  String one(String sql) {
    return String.join(",", column(sql));
  }

  @Override
  public void close() {
    worker.stop();
    intake.close();
    commits.close();
    pool.close();
  }

  private static final class TextReader implements UpdateReader {
    @Override
    public UpdateEnvelope envelope(long botId, byte[] body) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Update read(byte[] body) {
      List<String> parts = List.of(new String(body, StandardCharsets.UTF_8).split("\\|", 3));
      var chat =
          new IncomingMessage.Chat(
              Long.parseLong(parts.get(1)), IncomingMessage.Chat.Kind.PRIVATE, null);
      return new Update.NewMessage(
          Long.parseLong(parts.getFirst()),
          new IncomingMessage(
              chat, 1, null, null, Instant.EPOCH, parts.get(2), List.of(), null, List.of(), null));
    }
  }
}
