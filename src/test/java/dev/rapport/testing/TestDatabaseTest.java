package dev.rapport.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {
  @Test
  void eachTestDatabaseIsEmptyAndApartFromTheOthers() {
    try (var one = TestDatabase.fresh();
        var other = TestDatabase.fresh()) {
      one.execute("CREATE TABLE note (text text)", "INSERT INTO note VALUES ('hello')");

      assertThat(notesIn(one)).isEqualTo(1);
      assertThat(tablesIn(other)).isZero();
    }
  }

  @Test
  void aCopyHoldsWhatTheOriginalHeld() {
    try (var original = TestDatabase.fresh()) {
      original.execute("CREATE TABLE note (text text)", "INSERT INTO note VALUES ('hello')");

      try (var copy = original.copy()) {
        assertThat(notesIn(copy)).isEqualTo(1);
      }
    }
  }

  private static int notesIn(TestDatabase database) {
    return count(database, "SELECT count(*) FROM note");
  }

  private static int tablesIn(TestDatabase database) {
    return count(
        database, "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'");
  }

  private static int count(TestDatabase database, String sql) {
    return JdbcClient.create(database.dataSource()).sql(sql).query(Integer.class).single();
  }
}
