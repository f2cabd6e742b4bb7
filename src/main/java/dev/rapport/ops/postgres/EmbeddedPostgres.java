package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabase;
import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;
import dev.rapport.shared.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/// Starts the database that the program brings along, or attaches to a running one.
public final class EmbeddedPostgres {
  private EmbeddedPostgres() {}

  /// The version of the server, such as `18.6`.
  public static String version() {
    return Binaries.VERSION;
  }

  /// Starts the server of a data directory, or takes over the one that a crashed process left
  /// running, and keeps it running until [EmbeddedDatabase#close]. Makes everything at the first
  /// time. Blocks until the database answers.
  ///
  /// It does not stop by itself when the program ends without closing it: then the next start takes
  /// it over.
  ///
  /// @throws EmbeddedDatabaseException if it cannot, also if another process already has it
  public static EmbeddedDatabase start(Path dataDirectory) {
    Layout layout = Layout.of(dataDirectory);
    layout.prepare(dataDirectory);
    OwnerLock lock = OwnerLock.take(layout.lock());
    try {
      return start(layout, lock);
    } catch (IOException | SQLException e) {
      lock.close();
      throw new EmbeddedDatabaseException(
          "Cannot start the database in %s: %s".formatted(layout.cluster(), e.getMessage()),
          ErrorCategory.UPSTREAM_RETRY,
          e);
    } catch (InterruptedException e) {
      lock.close();
      Thread.currentThread().interrupt();
      throw new EmbeddedDatabaseException(
          "The start of the database was interrupted", ErrorCategory.UPSTREAM_RETRY, e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedDatabase start(Layout layout, OwnerLock lock)
      throws IOException, SQLException, InterruptedException {
    Platform platform = Platform.current();
    Binaries binaries = Binaries.unpacked(platform, layout.home());
    var cluster = new Cluster(layout, platform, binaries);
    Secret password = cluster.prepare();
    var postmaster = new Postmaster(layout, binaries, cluster, password);
    LiveServer running = postmaster.adoptOrStart();
    var database = new Database(running.port(), password);
    database.prepare();
    return new OwnedPostgres(layout, lock, postmaster, database, running.process());
  }

  /// The running server of a data directory, for a second process beside the one that started it.
  /// Empty if none runs. Closing it leaves the server alone.
  ///
  /// @throws EmbeddedDatabaseException if this user may not see it
  public static Optional<EmbeddedDatabase> findRunning(Path dataDirectory) {
    Layout layout = Layout.of(dataDirectory);
    if (!Files.exists(layout.cluster())) return Optional.empty();
    if (!Files.isReadable(layout.password()) || !Files.isReadable(layout.cluster())) {
      throw new EmbeddedDatabaseException(
          "The database in %s belongs to another user. Run this as the user who started Rapport, or as root."
              .formatted(layout.cluster()),
          ErrorCategory.CALLER);
    }
    return GuestPostgres.find(layout);
  }

  /// The same, for who cannot go on without.
  ///
  /// @throws EmbeddedDatabaseException if none runs, or this user may not see it
  public static EmbeddedDatabase attach(Path dataDirectory) {
    return findRunning(dataDirectory)
        .orElseThrow(() ->
            new EmbeddedDatabaseException(
                "No database runs in %s. Start Rapport first (./rapport start), or set DATA_DIR to the directory of the one that runs, or DATABASE_URL."
                    .formatted(dataDirectory),
                ErrorCategory.CALLER));
  }
}
