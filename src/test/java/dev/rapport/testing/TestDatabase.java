package dev.rapport.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// An empty database of its own on a real PostgreSQL that all tests of this JVM share.
///
/// ```java
/// private static final TestDatabase database = TestDatabase.fresh();
/// ```
///
/// The server starts with the first use (about a second) and ends with the JVM; a database takes
/// some 30 ms. Closing is optional: it drops the database early.
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name;

  private TestDatabase(String name) {
    this.name = name;
  }

  /// An empty database.
  public static TestDatabase fresh() {
    return from("template0");
  }

  /// A database with everything that this one holds now, to which nobody may be connected. Cheaper
  /// than migrating again.
  public TestDatabase copy() {
    return from(name);
  }

  private static TestDatabase from(String template) {
    String name = "test_" + COUNT.incrementAndGet();
    TestServer.shared()
        .execute(
            "CREATE DATABASE %s OWNER %s TEMPLATE %s STRATEGY %s"
                .formatted(
                    name,
                    TestServer.USER,
                    template,
                    template.equals("template0") ? "WAL_LOG" : "FILE_COPY"));
    return new TestDatabase(name);
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable"
        .formatted(TestServer.shared().port(), name);
  }

  /// What DATABASE_URL takes, user and password included.
  public String databaseUrl() {
    return "postgres://%s:%s@127.0.0.1:%d/%s"
        .formatted(user(), password(), TestServer.shared().port(), name);
  }

  public String user() {
    return TestServer.USER;
  }

  public String password() {
    return TestServer.shared().password();
  }

  /// Without a pool: each connection is a new one.
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl());
    source.setUser(user());
    source.setPassword(password());
    return source;
  }

  /// Runs statements, each as it is.
  public void execute(String... statements) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column of a query, as texts.
  public List<String> column(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> column = new ArrayList<>();
      while (rows.next()) column.add(String.valueOf(rows.getString(1)));
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    TestServer.shared().execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }
}
