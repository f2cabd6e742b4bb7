package dev.rapport.cli.start;

import dev.rapport.ops.DatabaseAccess;
import dev.rapport.ops.EmbeddedDatabase;
import dev.rapport.ops.NodeSettings;
import dev.rapport.ops.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Optional;

/// The database that a process works on: the operator's own, or the embedded one.
///
/// @param embedded what has to be closed in the end; empty for the operator's own
record DatabaseInUse(DatabaseAccess access, Optional<EmbeddedDatabase> embedded, String description)
    implements AutoCloseable {
  /// Who may start the embedded one.
  enum Embedded {
    /// This process only: a second program on the same data is refused.
    ALONE,
    /// This process joins the one that runs, and starts it if none does.
    SHARED
  }

  /// Opens what the settings name. May take seconds.
  static DatabaseInUse open(NodeSettings settings, Embedded embedded) {
    Optional<DatabaseAccess> own = settings.database();
    if (own.isPresent()) {
      return new DatabaseInUse(own.get(), Optional.empty(), "PostgreSQL at " + place(own.get()));
    }
    Path directory = settings.dataDirectory();
    EmbeddedDatabase database =
        switch (embedded) {
          case ALONE -> EmbeddedPostgres.start(directory);
          case SHARED ->
              EmbeddedPostgres.findRunning(directory)
                  .orElseGet(() -> EmbeddedPostgres.start(directory));
        };
    return new DatabaseInUse(
        DatabaseAccess.of(database),
        Optional.of(database),
        "embedded PostgreSQL on port %d, data in %s".formatted(database.port(), directory));
  }

  private static String place(DatabaseAccess access) {
    return access.jdbcUrl().replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("\\?.*", "");
  }

  @Override
  public void close() {
    embedded.ifPresent(EmbeddedDatabase::close);
  }
}
