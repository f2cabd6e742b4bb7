package dev.rapport.cli.data;

import dev.rapport.cli.terminal.CommandFailedException;
import dev.rapport.ops.DatabaseAccess;
import dev.rapport.ops.EmbeddedDatabase;
import dev.rapport.ops.NodeSettings;
import dev.rapport.ops.postgres.EmbeddedPostgres;
import dev.rapport.storage.Transactions;
import java.nio.file.Files;
import java.util.Optional;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// The database for the time of one command: the operator's own, the embedded one that runs, or the
/// embedded one started for the purpose.
///
/// @param embedded what is let go of, or stopped, in the end
public record OpenDatabase(DatabaseAccess access, Optional<EmbeddedDatabase> embedded)
    implements AutoCloseable {
  /// Opens it, and makes an embedded one if there is none yet.
  public static OpenDatabase orNew(NodeSettings settings) {
    return running(settings)
        .orElseGet(() -> embedded(EmbeddedPostgres.start(settings.dataDirectory())));
  }

  /// Opens it if there is one.
  ///
  /// @throws CommandFailedException if there is none yet
  public static OpenDatabase existing(NodeSettings settings) {
    Optional<OpenDatabase> running = running(settings);
    if (running.isPresent()) return running.get();
    if (!Files.exists(settings.dataDirectory().resolve("postgres"))) {
      throw CommandFailedException.failed(
          "There is no database in %s yet. Run ./rapport start or ./rapport db init, or set DATA_DIR."
              .formatted(settings.dataDirectory()));
    }
    return orNew(settings);
  }

  /// Opens it if it runs.
  public static Optional<OpenDatabase> running(NodeSettings settings) {
    Optional<DatabaseAccess> own = settings.database();
    if (own.isPresent()) return Optional.of(new OpenDatabase(own.get(), Optional.empty()));
    return EmbeddedPostgres.findRunning(settings.dataDirectory()).map(OpenDatabase::embedded);
  }

  private static OpenDatabase embedded(EmbeddedDatabase database) {
    return new OpenDatabase(DatabaseAccess.of(database), Optional.of(database));
  }

  public Transactions transactions() {
    var source = new DriverManagerDataSource(access.jdbcUrl());
    if (access.user() != null) source.setUsername(access.user());
    if (access.password() != null) source.setPassword(access.password().reveal());
    return new Transactions(source);
  }

  @Override
  public void close() {
    embedded.ifPresent(EmbeddedDatabase::close);
  }
}
