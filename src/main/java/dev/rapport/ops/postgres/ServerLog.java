package dev.rapport.ops.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the server says: at first into a file of the start, then into the log of the day.
final class ServerLog {
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final int GLANCES = 50;

  private ServerLog() {}

  /// All that a process said that ended early. Its last words, which say why, go through another
  /// process into the log and may take a moment.
  static String of(Layout layout, long pid) throws InterruptedException {
    String said = now(layout, pid);
    for (int glances = 0; glances < GLANCES && !said.contains("FATAL"); glances++) {
      Thread.sleep(GLANCE);
      said = now(layout, pid);
    }
    return said;
  }

  private static String now(Layout layout, long pid) {
    try {
      Stream<String> start = lines(layout.startLog());
      Optional<Path> newest = newest(layout.cluster().resolve("log"));
      Stream<String> later = newest.isPresent() ? lines(newest.get()) : Stream.of();
      String mark = "[" + pid + "]";
      return Stream.concat(start, later.filter(line -> line.contains(mark)))
          .filter(line -> !line.contains("skipping missing configuration file"))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what PostgreSQL said", e);
    }
  }

  private static Stream<String> lines(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1).lines();
  }

  private static Optional<Path> newest(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) return Optional.empty();
    try (Stream<Path> files = Files.list(directory)) {
      return files.max(Comparator.comparingLong(file -> file.toFile().lastModified()));
    }
  }
}
