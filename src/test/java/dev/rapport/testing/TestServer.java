package dev.rapport.testing;

import dev.rapport.ops.EmbeddedDatabase;
import dev.rapport.ops.postgres.EmbeddedPostgres;
import dev.rapport.ops.postgres.SharedPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/// The one PostgreSQL of this test JVM. Its data may be lost, so it does not wait for the disk.
final class TestServer {
  static final String USER = "rapport";

  private final EmbeddedDatabase server;

  private TestServer(EmbeddedDatabase server) {
    this.server = server;
  }

  static TestServer shared() {
    return Holder.SHARED;
  }

  private static final class Holder {
    private static final TestServer SHARED = start();
  }

  private static TestServer start() {
    try {
      Path directory = SharedPrograms.dataDirectory();
      Files.writeString(
          directory.resolve("postgres/custom.conf"),
          "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\nmax_connections = 200\nautovacuum = off\n");
      EmbeddedDatabase server = EmbeddedPostgres.start(directory);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory)));
      return new TestServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedDatabase server, Path directory) {
    server.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.port();
  }

  String password() {
    return server.password().reveal();
  }

  void execute(String sql) {
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=disable".formatted(port());
    try (Connection connection = DriverManager.getConnection(url, "postgres", password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
