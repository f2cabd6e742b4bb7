package dev.rapport.ops.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// PostgreSQL's programs, unpacked once on this machine for all tests, and a database made once: a
/// test's data directory gets a link to the programs and a copy of the database, in a tenth of a
/// second.
public final class SharedPrograms {
  private static final Path PLACE =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "rapport-test-programs-" + System.getProperty("user.name"));

  private SharedPrograms() {}

  /// A new data directory with the programs and a database that ran once and was stopped.
  public static Path dataDirectory() throws IOException {
    Path directory = emptyDataDirectory();
    fill(directory);
    return directory;
  }

  /// Puts a database into an empty data directory.
  static void fill(Path directory) throws IOException {
    Path made = prepared(SharedPrograms::database);
    copy(made.resolve("postgres"), directory.resolve("postgres"));
    copy(made.resolve("postgres.password"), directory.resolve("postgres.password"));
  }

  /// A new data directory with the programs only.
  public static Path emptyDataDirectory() throws IOException {
    Path directory = Files.createTempDirectory("rapport-test-data-");
    link(directory);
    return directory;
  }

  private static void link(Path dataDirectory) throws IOException {
    Path programs = prepared(() -> Binaries.unpacked(Platform.current(), PLACE).directory());
    Files.createSymbolicLink(dataDirectory.resolve(programs.getFileName()), programs);
  }

  /// Made anew when the code that makes it has changed.
  private static Path database() throws IOException {
    Path finished = PLACE.resolve("database-" + fingerprint(Cluster.class, Database.class));
    if (Files.exists(finished)) return finished;
    Path partial = Files.createTempDirectory(PLACE, "database-new-");
    Path programs = Binaries.unpacked(Platform.current(), PLACE).directory();
    Files.createSymbolicLink(partial.resolve(programs.getFileName()), programs);
    EmbeddedPostgres.start(partial).close();
    return Files.move(partial, finished, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String fingerprint(Class<?>... classes) throws IOException {
    var sum = new CRC32();
    for (Class<?> type : classes) {
      try (InputStream code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
        sum.update(code.readAllBytes());
      }
    }
    return Binaries.VERSION + "-" + Long.toHexString(sum.getValue());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /// One JVM at a time.
  private static synchronized Path prepared(Preparation preparation) throws IOException {
    Files.createDirectories(PLACE);
    Files.setPosixFilePermissions(PLACE, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (FileChannel file =
            FileChannel.open(
                PLACE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = file.lock()) {
      if (!lock.isValid()) throw new IllegalStateException("no lock on " + PLACE);
      return preparation.make();
    }
  }

  private interface Preparation {
    Path make() throws IOException;
  }
}
