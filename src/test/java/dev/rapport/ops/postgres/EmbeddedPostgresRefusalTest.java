package dev.rapport.ops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is wrong with a data directory, and what can be put right.
class EmbeddedPostgresRefusalTest {
  private DataDirectory directory;

  @BeforeEach
  void make() throws IOException {
    directory = DataDirectory.empty();
  }

  @AfterEach
  void stop() throws Exception {
    directory.remove();
  }

  @Test
  void dataOfAnotherMajorVersionIsLeftAloneAndTheWayOutIsTold() throws IOException {
    Path version = cluster("PG_VERSION", "17\n");

    assertThatThrownBy(directory::start)
        .hasMessageContaining("made by PostgreSQL 17")
        .hasMessageContaining("brings PostgreSQL 18")
        .hasMessageContaining("pg_upgrade")
        .asInstanceOf(InstanceOfAssertFactories.type(EmbeddedDatabaseException.class))
        .extracting(EmbeddedDatabaseException::category)
        .isEqualTo(ErrorCategory.CALLER);
    assertThat(version).hasContent("17");
  }

  @Test
  void aDirectoryWithOtherFilesIsNotOverwritten() throws IOException {
    Path other = cluster("diary.txt", "dear diary");

    assertThatThrownBy(directory::start)
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("no PostgreSQL database");
    assertThat(other).hasContent("dear diary");
  }

  @Test
  void aLostPasswordIsToldByTheFileThatIsMissing() throws IOException {
    directory.fill();
    Files.delete(directory.path().resolve("postgres.password"));

    assertThatThrownBy(directory::start)
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("postgres.password")
        .hasMessageContaining("backup");
  }

  @Test
  void aServerThatRunsWithAnotherPasswordIsNotTakenOver() throws IOException {
    directory.fill();
    try (var first = SecondProcess.start(directory.path())) {
      first.kill();
    }
    Files.writeString(directory.path().resolve("postgres.password"), "another");

    assertThatThrownBy(directory::start)
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("cannot be used")
        .hasMessageContaining("kill -INT");
  }

  @Test
  void settingsThatTheServerRefusesAreShownInItsOwnWords() throws IOException {
    directory.fill();
    Files.writeString(directory.cluster().resolve("custom.conf"), "this is no setting");

    assertThatThrownBy(directory::start)
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("syntax error")
        .hasMessageContaining("custom.conf");

    Files.delete(directory.cluster().resolve("custom.conf"));
    directory.start().close();
  }

  @Test
  void anInterruptedFirstStartIsBegunAnew() throws IOException {
    Path leftover = Files.createDirectory(directory.path().resolve("postgres-new-123"));
    Files.writeString(leftover.resolve("PG_VERSION"), "18");
    Files.createDirectory(directory.cluster());

    directory.start().close();

    assertThat(leftover).doesNotExist();
    assertThat(directory.cluster().resolve("PG_VERSION")).hasContent("18");
  }

  @Test
  void aTakenPortIsReplacedByAFreeOne() throws IOException {
    directory.fill();
    int before;
    try (var database = directory.start()) {
      before = database.port();
    }

    try (var other = new ServerSocket(before, 1, InetAddress.getLoopbackAddress());
        var database = directory.start()) {
      assertThat(other.isBound()).isTrue();
      assertThat(database.port()).isNotEqualTo(before);
    }
  }

  @Test
  void aPortThatIsTakenInTheLastMomentIsReplacedToo() throws Exception {
    directory.fill();
    Layout layout = Layout.of(directory.path());
    layout.prepare(directory.path());
    Binaries binaries = Binaries.unpacked(Platform.current(), layout.home());
    var cluster = new Cluster(layout, Platform.current(), binaries);
    var postmaster = new Postmaster(layout, binaries, cluster, cluster.prepare());

    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> postmaster.start(other.getLocalPort(), false))
          .isInstanceOf(EmbeddedDatabaseException.class)
          .hasMessageContaining("Address already in use");

      LiveServer server = postmaster.start(other.getLocalPort(), true);
      assertThat(server.port()).isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void withoutARunningDatabaseAGuestIsToldToStartOne() throws IOException {
    directory.fill();
    assertThat(EmbeddedPostgres.findRunning(directory.path())).isEmpty();
    directory.start().close();

    assertThat(EmbeddedPostgres.findRunning(directory.path())).isEmpty();
    assertThatThrownBy(() -> EmbeddedPostgres.attach(directory.path()))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("./rapport start");
  }

  private Path cluster(String name, String text) throws IOException {
    Files.createDirectories(directory.cluster());
    return Files.writeString(directory.cluster().resolve(name), text);
  }
}
