package dev.rapport.cli.data;

import dev.rapport.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Begins a migration in the sources.
///
/// @param project the directory of the sources
record NewMigration(Path project) {
  private static final Pattern NUMBERED = Pattern.compile("V(\\d+)__.*\\.sql");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  /// Makes the file.
  ///
  /// @param name the module and what the migration does, in words with underscores
  /// @return the file, relative to the project
  /// @throws CommandFailedException if the name does not fit or there are no sources here
  Path create(String name) {
    Path migrations = project.resolve("src/main/resources/db/migration");
    if (!Files.isDirectory(migrations)) {
      throw CommandFailedException.failed(
          "There are no sources here. Run this in the directory that Rapport was cloned into.");
    }
    String words = name.strip().replace(' ', '_').replace('-', '_');
    String module = words.split("_", 2)[0];
    if (!NAME.matcher(words).matches() || !modules().contains(module)) {
      throw CommandFailedException.wrongUsage(
          "'%s' must begin with a module (%s) and have only a-z, 0-9 and _, such as inbox_priority."
              .formatted(name, String.join(", ", modules())));
    }
    Path file = migrations.resolve("V%d__%s.sql".formatted(last(migrations) + 1, words));
    try {
      Files.writeString(file, "-- Module %s: what this is for.\n\n".formatted(module));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return project.relativize(file);
  }

  private List<String> modules() {
    return list(project.resolve("src/main/java/dev/rapport"))
        .filter(Files::isDirectory)
        .map(path -> path.getFileName().toString())
        .sorted()
        .toList();
  }

  private static int last(Path migrations) {
    return list(migrations)
        .map(path -> NUMBERED.matcher(path.getFileName().toString()))
        .filter(Matcher::matches)
        .mapToInt(numbered -> Integer.parseInt(numbered.group(1)))
        .max()
        .orElse(0);
  }

  private static Stream<Path> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }
}
