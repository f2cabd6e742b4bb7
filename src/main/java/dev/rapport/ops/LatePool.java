package dev.rapport.ops;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.AbstractDataSource;

/// The connection pool. It comes to be, and the tables are brought up to date, while the rest of
/// the program starts; whoever needs a connection earlier waits.
///
/// In its lifecycle it is the first to start, so that nothing works before the database is there.
final class LatePool extends AbstractDataSource implements SmartLifecycle, AutoCloseable {
  private final CompletableFuture<HikariDataSource> pool = new CompletableFuture<>();

  private LatePool() {}

  /// Begins to make the pool.
  ///
  /// @param database gives the database when it runs; may block, is called on a thread of its own
  static LatePool starting(Settings settings, Supplier<DatabaseAccess> database) {
    var late = new LatePool();
    Thread.ofPlatform().name("database-start").daemon().start(() -> late.make(settings, database));
    return late;
  }

  private void make(Settings settings, Supplier<DatabaseAccess> database) {
    try {
      DatabaseAccess access = database.get();
      Schema.of(access).upgrade();
      pool.complete(new HikariDataSource(configuration(settings, access)));
    } catch (RuntimeException | Error e) {
      pool.completeExceptionally(e);
    }
  }

  private static HikariConfig configuration(Settings settings, DatabaseAccess database) {
    var configuration = new HikariConfig();
    configuration.setPoolName("rapport");
    configuration.setJdbcUrl(database.jdbcUrl());
    if (database.user() != null) configuration.setUsername(database.user());
    if (database.password() != null) configuration.setPassword(database.password().reveal());
    configuration.setMaximumPoolSize(settings.whole(Setting.DB_POOL_SIZE));
    configuration.setConnectionTimeout(5000);
    configuration.addDataSourceProperty("ApplicationName", "rapport");
    configuration.addDataSourceProperty("prepareThreshold", "3");
    configuration.addDataSourceProperty("tcpKeepAlive", "true");
    configuration.addDataSourceProperty("socketTimeout", "30");
    return configuration;
  }

  private HikariDataSource ready() {
    try {
      return pool.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw e;
    }
  }

  void measureWith(MeterRegistry meters) {
    ready().setMetricRegistry(meters);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return ready().getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLException("the pool connects as one user only");
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  @Override
  public void start() {
    ready();
  }

  @Override
  public void stop() {
    // Others may still need connections while they stop; Node closes the pool after them.
  }

  @Override
  public boolean isRunning() {
    return pool.isDone();
  }

  /// Waits until it was made, or could not be, and closes it.
  @Override
  public void close() {
    pool.handle((made, _) -> made).join();
    if (!pool.isCompletedExceptionally()) pool.join().close();
  }
}
