package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A data directory of a test: stops what runs on it in the end, also what was abandoned.
record DataDirectory(Path path) {
  static DataDirectory fresh() throws IOException {
    return new DataDirectory(SharedPrograms.dataDirectory());
  }

  /// One without a database.
  static DataDirectory empty() throws IOException {
    return new DataDirectory(SharedPrograms.emptyDataDirectory());
  }

  /// Puts a database into an empty one.
  void fill() throws IOException {
    SharedPrograms.fill(path);
  }

  EmbeddedDatabase start() {
    return EmbeddedPostgres.start(path);
  }

  Path cluster() {
    return path.resolve("postgres");
  }

  static JdbcClient client(EmbeddedDatabase database) {
    return client(database, database.user(), database.password().reveal());
  }

  static JdbcClient client(EmbeddedDatabase database, String user, String password) {
    return JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), user, password));
  }

  static String show(EmbeddedDatabase database, String setting) {
    return client(database).sql("SHOW " + setting).query(String.class).single();
  }

  void remove() throws IOException, InterruptedException {
    var server = LiveServer.find(cluster());
    if (server.isPresent()) Postmaster.stop(server.get().process());
    Trees.delete(path);
  }
}
