package dev.rapport.ops.health;

import dev.rapport.storage.Transactions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;

/// Whether the database answers.
final class DatabaseHealth implements HealthIndicator {
  private final Transactions transactions;

  DatabaseHealth(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Health health() {
    try {
      String version =
          transactions.direct().sql("show server_version").query(String.class).single();
      return Health.up().withDetail("server", "PostgreSQL " + version).build();
    } catch (DataAccessException e) {
      return Health.down().withDetail("problem", "the database does not answer").build();
    }
  }
}
