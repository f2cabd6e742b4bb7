package dev.rapport.ops.postgres;

import static dev.rapport.ops.postgres.DataDirectory.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.ops.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/// What survives when something is killed.
class EmbeddedPostgresCrashTest {
  private DataDirectory directory;

  @BeforeEach
  void make() throws IOException {
    directory = DataDirectory.fresh();
  }

  @AfterEach
  void stop() throws Exception {
    directory.remove();
  }

  @Test
  void dataPasswordAndPortSurviveARestart() {
    int port;
    String password;
    try (var database = directory.start()) {
      insert(database, "kept");
      port = database.port();
      password = database.password().reveal();
    }

    assertThat(LiveServer.find(directory.cluster())).isEmpty();

    try (var database = directory.start()) {
      assertThat(rows(database)).isOne();
      assertThat(database.port()).isEqualTo(port);
      assertThat(database.password().reveal()).isEqualTo(password);
    }
  }

  @Test
  void aKilledServerComesBackOnItsPortWithEveryCommittedRow() {
    try (var database = directory.start()) {
      long killed = database.serverProcess();
      insert(database, "committed");

      kill(killed);

      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptionsInstanceOf(DataAccessException.class)
          .untilAsserted(() -> assertThat(rows(database)).isOne());
      await().untilAsserted(() -> assertThat(database.serverProcess()).isNotEqualTo(killed));
    }
  }

  @Test
  void aServerThatCannotComeBackAtOnceIsTriedAgain() throws IOException {
    Path broken = directory.cluster().resolve(ServerSettings.CUSTOM);
    try (var database = directory.start()) {
      insert(database, "committed");
      Files.writeString(broken, "this is no setting");

      kill(database.serverProcess());
      await().until(() -> said().contains("syntax error"));
      Files.delete(broken);

      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptionsInstanceOf(DataAccessException.class)
          .untilAsserted(() -> assertThat(rows(database)).isOne());
    }
  }

  @Test
  void aServerLeftBehindByAKilledProcessIsTakenOver() throws IOException {
    String server;
    try (var first = SecondProcess.start(directory.path())) {
      server = first.firstWords();
      first.kill();
    }

    try (var database = directory.start()) {
      assertThat(Long.toString(database.serverProcess())).isEqualTo(server);
      insert(database, "still works");
      assertThat(rows(database)).isOne();
    }

    assertThat(LiveServer.find(directory.cluster())).isEmpty();
  }

  @Test
  void aServerThatWasTakenOverIsStartedAgainWhenItDies() throws IOException {
    try (var first = SecondProcess.start(directory.path())) {
      first.kill();
    }
    try (var database = directory.start()) {
      insert(database, "committed");

      kill(database.serverProcess());

      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptionsInstanceOf(DataAccessException.class)
          .untilAsserted(() -> assertThat(rows(database)).isOne());
    }
  }

  @Test
  void aKilledProcessAndAKilledServerLoseNothing() throws IOException {
    try (var first = SecondProcess.start(directory.path())) {
      insert(EmbeddedPostgres.attach(directory.path()), "committed");
      first.kill();
      kill(Long.parseLong(first.firstWords()));
    }

    try (var database = directory.start()) {
      assertThat(rows(database)).isOne();
    }
  }

  @Test
  void aNoteOfAKilledServerDoesNotStopTheStartWhenItsProcessIdBelongsToAnother() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "60").start();
    String note =
        "%d\n%s\n1700000000\n%d\n\n127.0.0.1\n  1  1\nready   \n"
            .formatted(stranger.pid(), directory.cluster(), 1);
    Files.writeString(directory.cluster().resolve("postmaster.pid"), note);

    try (var database = directory.start()) {
      assertThat(database.serverProcess()).isNotEqualTo(stranger.pid());
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void anOpenTransactionDoesNotHoldUpTheStop() throws Exception {
    EmbeddedDatabase database = directory.start();
    try (Connection connection =
        DriverManager.getConnection(
            database.jdbcUrl(), database.user(), database.password().reveal())) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("CREATE TABLE unfinished (id int)");

      long begin = System.nanoTime();
      database.close();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      assertThat(LiveServer.find(directory.cluster())).isEmpty();
    }
  }

  @Test
  void afterTheStopTheDirectoryIsFreeForAnother() throws IOException {
    EmbeddedDatabase database = directory.start();
    database.close();
    database.close();

    try (var second = SecondProcess.start(directory.path())) {
      assertThat(second.firstWords()).matches("\\d+");
    }
  }

  private String said() throws IOException {
    return Files.readString(directory.path().resolve("postgres-start.log"));
  }

  private static void kill(long process) {
    ProcessHandle.of(process).orElseThrow().destroyForcibly();
  }

  private static void insert(EmbeddedDatabase database, String text) {
    client(database).sql("CREATE TABLE IF NOT EXISTS note (text text)").update();
    client(database).sql("INSERT INTO note VALUES (?)").param(text).update();
  }

  private static int rows(EmbeddedDatabase database) {
    return client(database).sql("SELECT count(*) FROM note").query(Integer.class).single();
  }
}
