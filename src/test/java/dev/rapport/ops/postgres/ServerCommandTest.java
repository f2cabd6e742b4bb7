package dev.rapport.ops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.ops.EmbeddedDatabaseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandTest {
  private final ServerCommand command = new ServerCommand(new Account(0, 0, "self", false));
  @TempDir private Path directory;

  @Test
  void theServerGetsNoneOfTheProgramsOwnEnvironment() throws Exception {
    String environment = output(List.of("/usr/bin/env"), Map.of("PG_GRANDPARENT_PID", "7"));

    assertThat(environment.lines().map(line -> line.split("=", 2)[0]))
        .containsExactlyInAnyOrder("PATH", "LC_ALL", "TZ", "PG_GRANDPARENT_PID");
  }

  @Test
  void theServerLeadsAProcessGroupOfItsOwnSoThatControlCDoesNotReachIt() throws Exception {
    assertThat(output(List.of("/bin/sh", "-c", "kill -0 -$$ && echo leader"), Map.of()))
        .isEqualTo("leader\n");
  }

  @Test
  void aFailureIsToldInTheProgramsOwnWords() {
    List<String> failing = List.of("/bin/sh", "-c", "echo disk is full >&2; exit 3");

    assertThatThrownBy(() -> command.run(failing, directory, directory.resolve("output")))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessage("sh failed: disk is full");
  }

  private String output(List<String> program, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    command.startDetached(program, directory, output, environment).waitFor(Duration.ofSeconds(10));
    return Files.readString(output);
  }
}
