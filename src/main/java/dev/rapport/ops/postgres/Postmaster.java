package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;
import dev.rapport.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts, adopts and stops the server process of one data directory.
final class Postmaster {
  private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

  /// Recovery after a crash replays at most about `max_wal_size`.
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);

  private static final Duration ORPHANS_GONE_WITHIN = Duration.ofSeconds(20);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);
  private static final Duration KILLED_WITHIN = Duration.ofSeconds(5);
  private static final Duration GLANCE = Duration.ofMillis(10);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Layout layout;
  private final Binaries binaries;
  private final Cluster cluster;
  private final Secret password;

  Postmaster(Layout layout, Binaries binaries, Cluster cluster, Secret password) {
    this.layout = layout;
    this.binaries = binaries;
    this.cluster = cluster;
    this.password = password;
  }

  /// Takes over the server that a crashed process of ours left running, or starts one.
  LiveServer adoptOrStart() throws IOException, InterruptedException {
    Optional<LiveServer> left = adopt();
    if (left.isPresent()) return left.get();
    return start(Ports.choose(layout.cluster()), true);
  }

  private Optional<LiveServer> adopt() throws InterruptedException {
    Optional<LiveServer> found = LiveServer.find(layout.cluster());
    if (found.isEmpty()) return found;
    ProcessHandle process = found.get().process();
    if (found.get().isStopping() && ended(process, STOPPED_WITHIN)) return Optional.empty();
    LiveServer ready = awaitReady(process, Optional.empty());
    check(ready);
    log.info("took over the database that still ran, process {}", process.pid());
    return Optional.of(ready);
  }

  private void check(LiveServer server) {
    try {
      Path served = new Database(server.port(), password).directory();
      if (served.toRealPath().equals(layout.cluster().toRealPath())) return;
      throw unusable(server, "it serves " + served, new IOException("another directory"));
    } catch (SQLException | IOException e) {
      throw unusable(server, String.valueOf(e.getMessage()), e);
    }
  }

  private EmbeddedDatabaseException unusable(LiveServer server, String why, Exception cause) {
    long pid = server.process().pid();
    return new EmbeddedDatabaseException(
        "A PostgreSQL (process %d) still runs on %s but cannot be used: %s. Stop it with `kill -INT %d` and start again."
            .formatted(pid, layout.cluster(), why, pid),
        ErrorCategory.CALLER,
        cause);
  }

  /// Starts the server and waits until it answers.
  ///
  /// @param anyPort whether another port will do if this one is taken
  LiveServer start(int port, boolean anyPort) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    int chosen = port;
    while (true) {
      cluster.configure(chosen);
      try {
        return launch();
      } catch (StartFailure failure) {
        if (failure.isPortTaken() && anyPort) {
          chosen = Ports.free();
        } else if (!failure.isOldServersProcess() || isOver(begin, ORPHANS_GONE_WITHIN)) {
          throw failure.explained();
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private LiveServer launch() throws IOException, InterruptedException {
    // The note of a killed server may name a process id that another program has now. PostgreSQL
    // would refuse to start; a "grandparent" of that id is what it ignores.
    Optional<PostmasterFile> stale = PostmasterFile.read(layout.cluster());
    Map<String, String> environment =
        stale.map(note -> Map.of("PG_GRANDPARENT_PID", Long.toString(note.pid()))).orElse(Map.of());
    List<String> command =
        List.of(binaries.program("postgres"), "-D", layout.cluster().toRealPath().toString());
    Process process =
        new ServerCommand(layout.account())
            .startDetached(command, layout.home(), layout.startLog(), environment);
    try {
      return awaitReady(process.toHandle(), stale);
    } catch (InterruptedException e) {
      process.destroy();
      throw e;
    }
  }

  /// @param stale a killed server's note; in a container the new server may get the very same
  ///   process id
  private LiveServer awaitReady(ProcessHandle process, Optional<PostmasterFile> stale)
      throws InterruptedException {
    long begin = System.nanoTime();
    while (process.isAlive()) {
      Optional<LiveServer> server =
          LiveServer.find(layout.cluster())
              .filter(LiveServer::isReady)
              .filter(found -> !Optional.of(found.note()).equals(stale));
      if (server.isPresent()) return server.get();
      if (isOver(begin, READY_WITHIN)) {
        throw new StartFailure("it is not ready after " + READY_WITHIN + " and goes on trying");
      }
      Thread.sleep(GLANCE);
    }
    throw new StartFailure(ServerLog.of(layout, process.pid()));
  }

  /// Ends all connections, writes everything to its place and stops; gives up politeness when that
  /// takes too long. Nothing is lost either way.
  static void stop(ProcessHandle process) throws InterruptedException {
    signal(process, "INT");
    if (ended(process, STOPPED_WITHIN)) return;
    log.warn(
        "the database did not stop within {}; it will recover at the next start", STOPPED_WITHIN);
    signal(process, "QUIT");
    if (!ended(process, KILLED_WITHIN)) process.destroyForcibly();
  }

  private static void signal(ProcessHandle process, String name) {
    try {
      var kill = List.of("/bin/sh", "-c", "kill -" + name + " " + process.pid());
      new ProcessBuilder(kill)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot send a signal to the database", e);
    }
  }

  private static boolean ended(ProcessHandle process, Duration patience)
      throws InterruptedException {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isOver(long begin, Duration limit) {
    return System.nanoTime() - begin > limit.toNanos();
  }
}
