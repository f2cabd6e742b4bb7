package dev.rapport.testing;

import org.flywaydb.core.Flyway;

/// Databases with the program's tables.
public final class MigratedDatabase {
  private static final TestDatabase TEMPLATE = template();

  private MigratedDatabase() {}

  /// One of one's own; cheap, because it is a copy.
  public static TestDatabase fresh() {
    return TEMPLATE.copy();
  }

  private static TestDatabase template() {
    TestDatabase database = TestDatabase.fresh();
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    return database;
  }
}
