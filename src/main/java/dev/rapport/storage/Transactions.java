package dev.rapport.storage;

import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs work in a transaction. Thread-safe.
///
/// A deadlock (40P01) or a serialization failure (40001) rolls back and runs the work again, so the
/// work must have no other effect than on the database.
public final class Transactions {
  private static final int TRIES = 5;

  private final JdbcClient jdbc;
  private final TransactionTemplate template;

  public Transactions(DataSource dataSource) {
    jdbc = JdbcClient.create(dataSource);
    template = new TransactionTemplate(new JdbcTransactionManager(dataSource));
  }

  /// Statements outside a transaction, each committed by itself.
  public JdbcClient direct() {
    return jdbc;
  }

  /// Runs `work` in a transaction and gives its result.
  ///
  /// @throws org.springframework.dao.DataAccessException as the work does; the transaction is
  ///   rolled back
  public <T> T call(Function<JdbcClient, T> work) {
    return repeating(
        () -> java.util.Objects.requireNonNull(template.execute(_ -> work.apply(jdbc))));
  }

  /// Runs a single statement that changes something and is a transaction by itself, which saves the
  /// round trips for its begin and end.
  public <T> T single(Function<JdbcClient, T> statement) {
    return repeating(() -> statement.apply(jdbc));
  }

  private static <T> T repeating(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (ConcurrencyFailureException e) {
        if (attempt == TRIES) throw new CannotAcquireLockException("gave up after conflicts", e);
      }
    }
  }
}
