package dev.rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The embedded PostgreSQL that works below a directory.
///
/// @param process its first process, the parent of all the others
record Postmaster(ProcessHandle process) {
  private static final int DEPTH = 6;
  private static final int LIMIT = 20; // seconds

  /// The one that runs there, if any.
  static Optional<Postmaster> under(Path directory) {
    try (Stream<Path> files =
        Files.find(
            directory,
            DEPTH,
            (file, _) -> file.getFileName().toString().equals("postmaster.pid"))) {
      return files
          .findFirst()
          .flatMap(Postmaster::pid)
          .flatMap(ProcessHandle::of)
          .filter(Postmaster::isPostgres)
          .map(Postmaster::new);
    } catch (IOException | UncheckedIOException _) {
      return Optional.empty(); // files come and go while the database works
    }
  }

  private static Optional<Long> pid(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(line -> line.matches("\\d+"))
          .map(Long::valueOf);
    } catch (IOException | UncheckedIOException _) {
      return Optional.empty(); // it has just ended
    }
  }

  /// A crash may leave the file behind, and its number may belong to something else by now.
  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").contains("postgres");
  }

  /// Ends it in an orderly way.
  void stop() {
    process.destroy();
    process.onExit().completeOnTimeout(process, LIMIT, TimeUnit.SECONDS).join();
  }

  /// The ids of all its processes.
  List<Long> family() {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(ProcessHandle::pid)
        .toList();
  }
}
