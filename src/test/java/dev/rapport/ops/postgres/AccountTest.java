package dev.rapport.ops.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
  private static final List<String> COMMAND = List.of("/opt/bin/postgres", "-D", "/data");

  @TempDir private Path directory;

  @Test
  void theServersAccountIsNeverRoot() {
    assertThat(Account.forData(directory).uid()).isNotZero();
    assertThat(Account.forData(directory.resolve("missing")).uid()).isNotZero();
  }

  @Test
  void ownProgramsRunAsTheyAre() {
    var self = new Account(1000, 1000, "anna", false);

    assertThat(self.run(COMMAND)).isEqualTo(COMMAND);
  }

  @Test
  void foreignProgramsRunThroughWhatTheSystemHasForThat() {
    var server = new Account(101, 104, "postgres", true);

    assertThat(server.run(COMMAND)).hasSizeGreaterThan(COMMAND.size()).endsWith("-D", "/data");
    assertThat(server.withSu(COMMAND))
        .startsWith("su", "postgres")
        .endsWith("/opt/bin/postgres", "-D", "/data");
  }
}
