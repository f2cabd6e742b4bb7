package dev.rapport.ops.postgres;

import dev.rapport.shared.Secret;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// Talks to a server as its superuser, and makes the bot's own user and database.
///
/// The bot's user is no superuser: whatever it is tricked into saying cannot run programs or read
/// files. The superuser also gets in when the pool has taken every connection.
record Database(int port, Secret password) {
  static final String SUPERUSER = "postgres";
  static final String NAME = "rapport";
  static final String USER = "rapport";

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable".formatted(port, NAME);
  }

  /// The data directory of the server that answers there.
  Path directory() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW data_directory")) {
      row.next();
      return Path.of(row.getString(1));
    }
  }

  /// Makes the bot's user and database if they are not there.
  void prepare() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      if (!exists(connection, "pg_roles", "rolname", USER)) {
        statement.execute(
            "CREATE ROLE %s LOGIN PASSWORD '%s' IN ROLE pg_monitor"
                .formatted(USER, password.reveal()));
      }
      if (!exists(connection, "pg_database", "datname", NAME)) {
        statement.execute("CREATE DATABASE %s OWNER %s".formatted(NAME, USER));
      }
    }
  }

  private static boolean exists(Connection connection, String table, String column, String value)
      throws SQLException {
    String sql = "SELECT 1 FROM %s WHERE %s = ?".formatted(table, column);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, value);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", password.reveal());
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("socketTimeout", "10");
    properties.setProperty("sslmode", "disable");
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("ApplicationName", "rapport-launcher");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), properties);
  }
}
