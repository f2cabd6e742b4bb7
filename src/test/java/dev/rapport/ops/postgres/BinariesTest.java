package dev.rapport.ops.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {
  @TempDir private Path directory;

  @Test
  void programsAreUnpackedOnceAndRepairedWhenAFileIsMissing() throws IOException {
    Binaries unpacked = Binaries.unpacked(Platform.current(), directory);
    Path server = Path.of(unpacked.program("postgres"));
    FileTime made = Files.getLastModifiedTime(server);

    Binaries again = Binaries.unpacked(Platform.current(), directory);

    assertThat(again).isEqualTo(unpacked);
    assertThat(Files.getLastModifiedTime(server)).isEqualTo(made);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server)))
        .isEqualTo("rwxr-xr-x");

    Files.writeString(unpacked.directory().resolve("share/postgresql/postgres.bki"), "cut");
    Files.delete(server);
    Binaries.unpacked(Platform.current(), directory);

    assertThat(server).isExecutable();
    assertThat(unpacked.directory().resolve("share/postgresql/postgres.bki"))
        .isNotEmptyFile()
        .content()
        .isNotEqualTo("cut");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }
}
