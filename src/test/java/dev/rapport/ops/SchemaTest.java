package dev.rapport.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.ops.Schema.Migration;
import dev.rapport.shared.Secret;
import dev.rapport.testing.TestDatabase;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SchemaTest {
  static DatabaseAccess access(TestDatabase database) {
    return new DatabaseAccess(database.jdbcUrl(), database.user(), new Secret(database.password()));
  }

  @Test
  void anEmptyDatabaseGetsAllTablesOnce() {
    try (TestDatabase database = TestDatabase.fresh()) {
      Schema schema = Schema.of(access(database));
      assertThat(schema.migrations()).isNotEmpty().noneMatch(Migration::isApplied);
      int known = schema.migrations().size();

      assertThat(schema.upgrade()).isEqualTo(known);

      assertThat(schema.upgrade()).isZero();
      assertThat(schema.migrations()).hasSize(known).allMatch(Migration::isApplied);
      assertThat(schema.migrations()).extracting(Migration::description).contains("inbox", "ops");
      database.execute("select * from inbox", "select * from scheduled_tasks");
    }
  }

  @Test
  void ofProcessesThatStartAtOnceOneUpgradesAndTheOthersWait() {
    try (TestDatabase database = TestDatabase.fresh()) {
      var one = CompletableFuture.supplyAsync(() -> Schema.of(access(database)).upgrade());
      var other = CompletableFuture.supplyAsync(() -> Schema.of(access(database)).upgrade());

      int known = Schema.of(access(database)).migrations().size();
      assertThat(one.join() + other.join()).isEqualTo(known);
    }
  }
}
