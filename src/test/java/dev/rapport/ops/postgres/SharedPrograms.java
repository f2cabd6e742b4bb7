package dev.rapport.ops.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// PostgreSQL's programs, unpacked once on this machine for all tests: data directories get a link
/// to them instead of 60 MB each.
public final class SharedPrograms {
  private static final Path PLACE =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "rapport-test-programs-" + System.getProperty("user.name"));

  private SharedPrograms() {}

  /// Makes a new data directory in which `EmbeddedPostgres` finds its programs unpacked.
  public static Path dataDirectory() throws IOException {
    Path directory = Files.createTempDirectory("rapport-test-data-");
    linkFrom(directory);
    return directory;
  }

  /// Puts the link into an existing directory.
  public static void linkFrom(Path dataDirectory) throws IOException {
    Path programs = unpacked();
    Files.createSymbolicLink(dataDirectory.resolve(programs.getFileName()), programs);
  }

  static synchronized Path unpacked() throws IOException {
    Files.createDirectories(PLACE);
    Files.setPosixFilePermissions(PLACE, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (FileChannel file =
            FileChannel.open(
                PLACE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = file.lock()) {
      if (!lock.isValid()) throw new IllegalStateException("no lock on " + PLACE);
      return Binaries.unpacked(Platform.current(), PLACE).directory();
    }
  }
}
