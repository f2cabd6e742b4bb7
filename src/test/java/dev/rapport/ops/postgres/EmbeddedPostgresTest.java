package dev.rapport.ops.postgres;

import static dev.rapport.ops.postgres.DataDirectory.client;
import static dev.rapport.ops.postgres.DataDirectory.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.ops.EmbeddedDatabase;
import dev.rapport.ops.EmbeddedDatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

/// What a running database is like; nothing here stops it.
class EmbeddedPostgresTest {
  private static DataDirectory directory;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() throws Exception {
    directory = DataDirectory.empty();
    database = directory.start();
  }

  @AfterAll
  static void stop() throws Exception {
    database.close();
    directory.remove();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "data_checksums, on",
    "listen_addresses, 127.0.0.1",
    "unix_socket_directories, ''",
    "password_encryption, scram-sha-256",
    "max_wal_size, 2GB",
    "checkpoint_timeout, 15min",
    "checkpoint_completion_target, 0.9",
    "max_connections, 60",
    "jit, off",
    "server_encoding, UTF8",
    "log_rotation_age, 1d",
    "log_truncate_on_rotation, on",
  })
  void itRunsDurablyAndForThisMachineOnly(String setting, String value) {
    assertThat(show(database, setting)).isEqualTo(value);
  }

  @Test
  void itIsTheVersionThatTheBuildNames() {
    assertThat(show(database, "server_version")).isEqualTo(Binaries.VERSION);
    assertThat(Binaries.VERSION).startsWith(Binaries.MAJOR + ".");
  }

  @Test
  void itsPasswordIsLongAndReadableByItsOwnerOnly() throws IOException {
    Path file = directory.path().resolve("postgres.password");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(database.password().reveal()).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @CsvSource({"rapport, wrong", "postgres, wrong", "postgres, ''"})
  void nobodyGetsInWithoutThePassword(String user, String password) {
    assertThatThrownBy(() -> client(database, user, password).sql("SELECT 1").query().singleValue())
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .message()
        .containsAnyOf("password authentication failed", "the password is an empty string");
  }

  @Test
  void theBotsUserOwnsItsDatabaseButNotTheServer() {
    var client = client(database);

    client.sql("CREATE TABLE owned (id int)").update();

    assertThatThrownBy(() -> client.sql("COPY owned FROM PROGRAM 'true'").update())
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  @Test
  void theServerDoesNotRunAsRoot() {
    String user =
        ProcessHandle.of(database.serverProcess()).orElseThrow().info().user().orElse("?");

    assertThat(user).isNotEqualTo("root");
  }

  @Test
  void aSecondStartIsRefusedWithTheProcessThatHasIt() {
    assertThatThrownBy(directory::start)
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("process " + ProcessHandle.current().pid())
        .hasMessageContaining("DATA_DIR");
  }

  @Test
  void aSecondProcessIsRefusedWithTheProcessThatHasIt() throws IOException {
    try (var second = SecondProcess.start(directory.path())) {
      assertThat(second.firstWords())
          .contains("process " + ProcessHandle.current().pid())
          .contains("./rapport worker");
    }
  }

  @Test
  void aGuestFindsTheRunningDatabaseAndLeavesItRunning() {
    long process;
    try (var guest = EmbeddedPostgres.attach(directory.path())) {
      process = guest.serverProcess();
      assertThat(guest.jdbcUrl()).isEqualTo(database.jdbcUrl());
      assertThat(guest.port()).isEqualTo(database.port());
      assertThat(guest.user()).isEqualTo(database.user());
      assertThat(guest.password()).isEqualTo(database.password());
      assertThat(guest.directory()).isEqualTo(database.directory());
    }

    assertThat(process).isEqualTo(database.serverProcess());
    assertThat(client(database).sql("SELECT 1").query(Integer.class).single()).isOne();
  }

  @Test
  void noStatementAndNoValueReachesTheLog() {
    var client = client(database);
    client.sql("CREATE TABLE said (text text PRIMARY KEY)").update();
    client.sql("INSERT INTO said VALUES ('marker-of-a-value')").update();

    assertThatThrownBy(() -> client.sql("INSERT INTO said VALUES ('marker-of-a-value')").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> client.sql("marker_of_a_statement").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () -> client.sql("SELECT ?::int").param("marker-of-a-parameter").query().singleValue())
        .isInstanceOf(DataAccessException.class);

    assertThat(logs()).contains("ready to accept connections").doesNotContain("marker");
  }

  private static String logs() {
    var text = new StringBuilder();
    try (Stream<Path> files = Files.list(directory.cluster().resolve("log"))) {
      for (Path file : (Iterable<Path>) files::iterator) text.append(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
