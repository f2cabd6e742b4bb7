package dev.rapport.ops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.ops.EmbeddedDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
  private static final Account SERVER = new Account(65_000, 65_000, "server", true);
  private static final Account SELF = new Account(65_000, 65_000, "self", false);

  @TempDir private Path root;
  private Path elsewhere;

  @BeforeEach
  void make() throws IOException {
    elsewhere = root.resolve("elsewhere");
    mode(root, "rwxr-xr-x");
  }

  @Test
  void theFilesAreInTheDataDirectory() throws IOException {
    Path data = root.resolve("data");

    Layout layout = Layout.of(data, elsewhere, cluster -> SELF);
    layout.prepare(data);

    assertThat(layout.home()).isEqualTo(data.toRealPath());
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void theServersUserMayEnterTheDataDirectory() throws IOException {
    Path data = Files.createDirectory(root.resolve("data"));
    mode(data, "rwx------");

    Layout layout = Layout.of(data, elsewhere, cluster -> SERVER);
    layout.prepare(data);

    assertThat(layout.home()).isEqualTo(data.toRealPath());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
        .isEqualTo("rwx-----x");
  }

  @Test
  void aDirectoryThatTheServersUserCannotReachGetsItsDatabaseElsewhereWithALink()
      throws IOException {
    Path data = closed().resolve("data");

    Layout layout = Layout.of(data, elsewhere, cluster -> SERVER);
    layout.prepare(data);

    assertThat(layout.home().getParent()).isEqualTo(elsewhere);
    assertThat(data.resolve("postgres")).isSymbolicLink();
    assertThat(Files.readSymbolicLink(data.resolve("postgres"))).isEqualTo(layout.cluster());
    assertThat(Layout.of(data, elsewhere, cluster -> SERVER)).isEqualTo(layout);
  }

  @Test
  void theDatabaseStaysElsewhereWhenTheDirectoryCanBeReachedLater() throws IOException {
    Path closed = closed();
    Path data = closed.resolve("data");
    Layout before = Layout.of(data, elsewhere, cluster -> SERVER);
    before.prepare(data);

    mode(closed, "rwxr-xr-x");

    assertThat(Layout.of(data, elsewhere, cluster -> SERVER)).isEqualTo(before);
  }

  @Test
  void aDatabaseThatTheServersUserCannotReachIsNotReplacedByAnEmptyOne() throws IOException {
    Path data = closed().resolve("data");
    Files.createDirectories(data.resolve("postgres"));
    Layout layout = Layout.of(data, elsewhere, cluster -> SERVER);

    assertThatThrownBy(() -> layout.prepare(data))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("chmod o+x");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsTold() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");
    Layout layout = Layout.of(file.resolve("data"), elsewhere, cluster -> SELF);

    assertThatThrownBy(() -> layout.prepare(file.resolve("data")))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("DATA_DIR");
  }

  private Path closed() throws IOException {
    Path closed = Files.createDirectory(root.resolve("closed"));
    mode(closed, "rwx------");
    return closed;
  }

  private static void mode(Path directory, String permissions) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
  }
}
