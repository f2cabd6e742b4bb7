package dev.rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The embedded PostgreSQL that works below a directory.
///
/// @param process its first process, the parent of all the others
record Postmaster(ProcessHandle process) {
  private static final int DEPTH = 6;
  private static final int LIMIT = 20; // seconds

  /// The one that runs there, if any.
  static Optional<Postmaster> under(Path directory) {
    try {
      Search search = new Search();
      Files.walkFileTree(directory, Set.of(), DEPTH, search);
      return search
          .found()
          .flatMap(Postmaster::pid)
          .flatMap(ProcessHandle::of)
          .filter(Postmaster::isPostgres)
          .map(Postmaster::new);
    } catch (IOException _) {
      return Optional.empty(); // there is nothing to look at yet
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

  /// Looks for a database without looking into it, since what is in it comes and goes.
  private static final class Search extends SimpleFileVisitor<Path> {
    private @Nullable Path found;

    Optional<Path> found() {
      return Optional.ofNullable(found);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (!Files.exists(directory.resolve("PG_VERSION"))) return FileVisitResult.CONTINUE;
      found = directory.resolve("postmaster.pid");
      return FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
