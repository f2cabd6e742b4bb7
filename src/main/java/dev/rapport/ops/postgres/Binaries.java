package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's programs, unpacked from their jar once for each version.
///
/// They appear by one rename when they are complete, with a list of all files and their sizes, by
/// which a directory damaged later (disk full, power lost) is found and made anew.
///
/// @param directory where `bin`, `lib` and `share` are
record Binaries(Path directory) {
  /// The version of the jars in pom.xml, without their build number.
  static final String VERSION = "18.6";

  static final int MAJOR = 18;

  private static final Logger log = LoggerFactory.getLogger(Binaries.class);
  private static final String LIST = "files.txt";

  /// Unpacks the programs under `parent` unless they are there.
  static Binaries unpacked(Platform platform, Path parent) {
    Path directory = parent.resolve("postgres-" + VERSION + "-" + platform.label());
    try {
      if (!isComplete(directory)) {
        log.info("unpacking PostgreSQL {} to {}", VERSION, directory);
        unpack(platform, directory);
      }
      return new Binaries(directory.toRealPath());
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "Cannot unpack PostgreSQL to %s: %s. About 60 MB must be free there, and it must not be mounted noexec."
              .formatted(directory, e),
          ErrorCategory.CALLER,
          e);
    }
  }

  String program(String name) {
    return directory.resolve("bin").resolve(name).toString();
  }

  private static boolean isComplete(Path directory) throws IOException {
    Path list = directory.resolve(LIST);
    if (!Files.exists(list)) return false;
    for (String line : Files.readAllLines(list)) {
      String[] sizeAndName = line.split(" ", 2);
      Path file = directory.resolve(sizeAndName[1]);
      if (!Files.exists(file) || Files.size(file) != Long.parseLong(sizeAndName[0])) return false;
    }
    return true;
  }

  private static void unpack(Platform platform, Path directory) throws IOException {
    Path parent = directory.getParent();
    Path partial = Files.createTempDirectory(parent, "postgres-unpacking-");
    try (InputStream archive = open(platform);
        var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.write(partial.resolve(LIST), unpack(tar, partial));
      if (isComplete(directory)) return;
      Trees.delete(directory);
      Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Trees.delete(partial);
    }
  }

  private static InputStream open(Platform platform) throws IOException {
    @Nullable InputStream archive = Binaries.class.getResourceAsStream("/" + platform.archive());
    if (archive == null) {
      throw new EmbeddedDatabaseException(
          "This build of Rapport holds no PostgreSQL for %s. Build it on such a machine or with -Pall-platforms, or set DATABASE_URL."
              .formatted(platform.label()),
          ErrorCategory.CALLER);
    }
    return new BufferedInputStream(archive, 1 << 16);
  }

  /// @return the list of the files
  private static List<String> unpack(TarArchiveInputStream tar, Path target) throws IOException {
    List<String> files = new ArrayList<>();
    for (@Nullable TarArchiveEntry entry = tar.getNextEntry();
        entry != null;
        entry = tar.getNextEntry()) {
      Path file = target.resolve(entry.getName()).normalize();
      if (!file.startsWith(target)) throw new IOException("a path leads out: " + entry.getName());
      if (entry.isDirectory() || isForDevelopers(entry.getName())) continue;
      Files.createDirectories(file.getParent());
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      } else {
        Files.copy(tar, file);
        String mode = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        files.add(entry.getSize() + " " + entry.getName());
      }
    }
    makeEnterable(target);
    return files;
  }

  private static boolean isForDevelopers(String name) {
    return name.endsWith(".a") || name.contains("/pkgconfig/");
  }

  /// Whatever the umask says: another user may run the server.
  private static void makeEnterable(Path target) throws IOException {
    try (Stream<Path> paths = Files.walk(target)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isDirectory)::iterator) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
