package dev.rapport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.ops.postgres.SharedPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    var typed = new Typed(directory, Map.of("DATA_DIR", data.toString()));

    int code = typed.run("train");

    assertThat(code).as(typed.err()).isZero();
    assertThat(typed.out()).contains("Trained.");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.startsWith("postgres-18"));
    }
  }
}
