package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabase;
import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that this process started or took over: watched, started again when it dies, stopped in
/// the end.
final class OwnedPostgres implements EmbeddedDatabase {
  private static final Logger log = LoggerFactory.getLogger(OwnedPostgres.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration STABLE = Duration.ofMinutes(1);

  private final Layout layout;
  private final OwnerLock lock;
  private final Postmaster postmaster;
  private final Database database;
  private final Thread watcher;
  private final CountDownLatch closing = new CountDownLatch(1);

  /// Written by the watcher only.
  private volatile ProcessHandle process;

  OwnedPostgres(
      Layout layout,
      OwnerLock lock,
      Postmaster postmaster,
      Database database,
      ProcessHandle process) {
    this.layout = layout;
    this.lock = lock;
    this.postmaster = postmaster;
    this.database = database;
    this.process = process;
    this.watcher = Thread.ofVirtual().name("embedded-postgres").start(this::watch);
  }

  private void watch() {
    Duration pause = Duration.ZERO;
    try {
      while (true) {
        long begin = System.nanoTime();
        process.onExit().get();
        if (System.nanoTime() - begin > STABLE.toNanos()) pause = Duration.ZERO;
        pause = restart(pause);
      }
    } catch (InterruptedException e) {
      log.debug("no longer watching the database");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// @param pause how long to wait before the first attempt
  /// @return how long to wait if it dies again soon
  private Duration restart(Duration pause) throws InterruptedException {
    Duration next = pause;
    while (true) {
      log.warn("the database server has ended; starting it again in {} ms", next.toMillis());
      if (closing.await(next.toMillis(), TimeUnit.MILLISECONDS)) throw new InterruptedException();
      next = longer(next);
      try {
        process = postmaster.start(database.port(), false).process();
        log.info("the database is back, process {}", process.pid());
        return next;
      } catch (EmbeddedDatabaseException | IOException e) {
        log.error("the database is not back: {}", e.getMessage());
      }
    }
  }

  static Duration longer(Duration pause) {
    if (pause.isZero()) return FIRST_PAUSE;
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  @Override
  public String jdbcUrl() {
    return database.jdbcUrl();
  }

  @Override
  public String user() {
    return Database.USER;
  }

  @Override
  public Secret password() {
    return database.password();
  }

  @Override
  public int port() {
    return database.port();
  }

  @Override
  public long serverProcess() {
    return process.pid();
  }

  @Override
  public Path directory() {
    return layout.cluster();
  }

  @Override
  public synchronized void close() {
    if (closing.getCount() == 0) return;
    closing.countDown();
    watcher.interrupt();
    try {
      watcher.join();
      Postmaster.stop(lastStarted());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.close();
    }
  }

  /// Also one that was just being started again.
  private ProcessHandle lastStarted() {
    return LiveServer.find(layout.cluster()).map(LiveServer::process).orElse(process);
  }
}
