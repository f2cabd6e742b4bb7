package dev.rapport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.ops.postgres.SharedPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class TrainCommandTest {
  @TempDir Path directory;

  @Test
  void trainingAnswersOnceAndLeavesTheDataAlone() throws IOException {
    Path data = SharedPrograms.dataDirectory();
    List<String> before = names(data);
    var typed = new Typed(directory, Map.of("DATA_DIR", data.toString()));

    int code = typed.run("train");

    assertThat(code).as(typed.err()).isZero();
    assertThat(typed.out()).contains("Trained.");
    assertThat(names(data)).isEqualTo(before);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
