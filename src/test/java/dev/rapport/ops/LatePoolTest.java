package dev.rapport.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.settings.Settings;
import dev.rapport.shared.ErrorCategory;
import dev.rapport.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LatePoolTest {
  private static final Settings SETTINGS = Settings.of(Map.of());

  @Test
  void whoeverAsksEarlyWaitsAndThenFindsTheTables() throws SQLException {
    var started = new CompletableFuture<DatabaseAccess>();
    try (TestDatabase database = TestDatabase.fresh();
        LatePool pool = LatePool.starting(SETTINGS, started::join)) {
      var early = CompletableFuture.supplyAsync(() -> isConnected(pool));
      assertThat(pool.isRunning()).isFalse();

      started.complete(SchemaTest.access(database));

      assertThat(early.join()).isTrue();
      pool.start();
      try (Connection connection = pool.getConnection();
          var statement = connection.createStatement()) {
        assertThat(statement.execute("select * from inbox")).isTrue();
      }
    }
  }

  private static boolean isConnected(LatePool pool) {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ifTheDatabaseDoesNotStartEverybodyLearnsWhy() {
    try (LatePool pool =
        LatePool.starting(
            SETTINGS,
            () -> {
              throw new EmbeddedDatabaseException("no space left", ErrorCategory.CALLER);
            })) {
      assertThatThrownBy(pool::start)
          .isInstanceOf(EmbeddedDatabaseException.class)
          .hasMessage("no space left");
      assertThatThrownBy(pool::getConnection).isInstanceOf(EmbeddedDatabaseException.class);
    }
  }
}
