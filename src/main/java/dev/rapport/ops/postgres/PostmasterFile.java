package dev.rapport.ops.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The server's own note `postmaster.pid`: who runs on a data directory. It stays behind when the
/// server is killed.
///
/// @param pid its process id
/// @param started when it started, in seconds since 1970
/// @param port its TCP port
/// @param status `starting`, `ready`, `stopping`, or empty while it is being written
record PostmasterFile(long pid, long started, int port, String status) {
  /// Reads the note, if there is one and it is complete enough.
  static Optional<PostmasterFile> read(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      if (lines.size() < 4) return Optional.empty();
      String status = lines.size() < 8 ? "" : lines.get(7).strip();
      return Optional.of(
          new PostmasterFile(
              number(lines.get(0)), number(lines.get(2)), (int) number(lines.get(3)), status));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read postmaster.pid in " + cluster, e);
    }
  }

  private static long number(String line) {
    return Long.parseLong(line.strip());
  }
}
