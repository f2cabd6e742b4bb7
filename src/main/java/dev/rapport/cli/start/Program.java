package dev.rapport.cli.start;

import dev.rapport.cli.start.DatabaseInUse.Embedded;
import dev.rapport.ops.Node;
import dev.rapport.ops.NodeSettings;
import dev.rapport.settings.Settings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything of one process that runs: database, Telegram, node.
final class Program implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Program.class);
  private static final Duration NODE_STOPS_WITHIN = Duration.ofSeconds(22);
  private static final Executor OWN_THREAD =
      task -> Thread.ofPlatform().daemon().name("embedded-database").start(task);

  private final CompletableFuture<DatabaseInUse> database;
  private final Telegram telegram;
  private final Node node;

  private Program(CompletableFuture<DatabaseInUse> database, Telegram telegram, Node node) {
    this.database = database;
    this.telegram = telegram;
    this.node = node;
  }

  /// Starts all of it, the database beside the rest.
  ///
  /// @throws RuntimeException if anything of it cannot start; then nothing is left running
  static Program start(Settings settings, Embedded embedded) {
    NodeSettings wanted = NodeSettings.from(settings);
    FreePorts.check(wanted);
    Telegram telegram = Telegram.open(settings, wanted, embedded == Embedded.SHARED);
    CompletableFuture<DatabaseInUse> database =
        CompletableFuture.supplyAsync(() -> DatabaseInUse.open(wanted, embedded), OWN_THREAD);
    try {
      Node node = Node.start(telegram.settings(), () -> database.join().access());
      return new Program(database, telegram, node);
    } catch (RuntimeException | Error e) {
      close(database, telegram);
      throw e;
    }
  }

  Node node() {
    return node;
  }

  Telegram telegram() {
    return telegram;
  }

  DatabaseInUse database() {
    return database.join();
  }

  /// Lets the node end its work, then ends what it works with.
  @Override
  public void close() {
    Thread closing = Thread.ofPlatform().daemon().name("node-stop").start(node::close);
    try {
      if (!closing.join(NODE_STOPS_WITHIN)) LOG.warn("the node does not stop in time");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    close(database, telegram);
  }

  private static void close(CompletableFuture<DatabaseInUse> database, Telegram telegram) {
    telegram.close();
    database.handle((opened, _) -> opened).join();
    if (!database.isCompletedExceptionally()) database.join().close();
  }
}
