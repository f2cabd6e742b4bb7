package dev.rapport.ops;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The tables of all modules, which Flyway brings up to date by migrations. Safe to use by several
/// processes at once: one upgrades, the others wait.
public final class Schema {
  private final Flyway flyway;

  private Schema(Flyway flyway) {
    this.flyway = flyway;
  }

  /// One migration.
  ///
  /// @param version its number, such as `4`
  /// @param description the module and what it does, in words
  /// @param state such as `Success`, `Pending` or `Failed`
  /// @param appliedAt when it was applied to this database, if it was
  public record Migration(
      String version, String description, String state, Optional<Instant> appliedAt) {
    public boolean isApplied() {
      return appliedAt.isPresent() && !state.equals("Failed");
    }
  }

  /// The schema of a database; nothing is connected or changed yet.
  public static Schema of(DatabaseAccess database) {
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(
                database.jdbcUrl(),
                database.user(),
                database.password() == null ? null : database.password().reveal())
            .locations("classpath:db/migration")
            .failOnMissingLocations(true);
    return new Schema(configuration.load());
  }

  /// Applies the migrations that are missing.
  ///
  /// @return how many there were
  /// @throws org.flywaydb.core.api.FlywayException if the database cannot be reached, or does not
  ///   fit this program
  public int upgrade() {
    return flyway.migrate().migrationsExecuted;
  }

  /// All migrations, known and applied, in order.
  ///
  /// @throws org.flywaydb.core.api.FlywayException if the database cannot be reached
  public List<Migration> migrations() {
    return Arrays.stream(flyway.info().all()).map(Schema::migration).toList();
  }

  private static Migration migration(MigrationInfo info) {
    return new Migration(
        info.getVersion() == null ? "" : info.getVersion().getVersion(),
        info.getDescription(),
        info.getState().getDisplayName(),
        Optional.ofNullable(info.getInstalledOn()).map(Date::toInstant));
  }
}
