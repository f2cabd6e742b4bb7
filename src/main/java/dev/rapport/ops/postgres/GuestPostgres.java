package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabase;
import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;
import dev.rapport.shared.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// A server that another process of ours started and will stop.
record GuestPostgres(Layout layout, Database database) implements EmbeddedDatabase {
  static Optional<EmbeddedDatabase> find(Layout layout) {
    return LiveServer.find(layout.cluster())
        .filter(LiveServer::isReady)
        .map(server -> new GuestPostgres(layout, new Database(server.port(), password(layout))));
  }

  private static Secret password(Layout layout) {
    try {
      return Passwords.read(layout.password());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + layout.password(), e);
    }
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
    return LiveServer.find(layout.cluster())
        .map(server -> server.process().pid())
        .orElseThrow(() ->
            new EmbeddedDatabaseException(
                "The database was stopped by the process that started it",
                ErrorCategory.UPSTREAM_RETRY));
  }

  @Override
  public Path directory() {
    return layout.cluster();
  }

  @Override
  public void close() {
    // Nothing is ours to stop.
  }
}
