package dev.rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsumptionTest {
  private static final ProcessHandle SELF = ProcessHandle.current();

  @TempDir private Path directory = Path.of("");

  @Test
  void workShowsInTheProcessorTimeOfWhoDoesIt() {
    Consumption before = Consumption.now(SELF, directory, SELF);
    long begin = System.nanoTime();
    double sum = 0;
    while (CpuTime.of(SELF) < before.bot() + 0.1 && System.nanoTime() - begin < 60_000_000_000L) {
      for (int i = 1; i < 100_000; i++) sum += Math.sqrt(i);
    }

    Consumption used = Consumption.now(SELF, directory, SELF).since(before);

    assertThat(sum).isPositive();
    assertThat(used.bot()).isGreaterThan(0.05);
    assertThat(used.instrument()).isGreaterThan(0.05);
    assertThat(used.postgres()).isZero();
  }

  @Test
  void whatNobodyElseUsedIsOthers() {
    assertThat(new Consumption(1, 2, 3, 10).others()).isEqualTo(4);
    assertThat(new Consumption(1, 2, 3, 0).others()).isZero();
  }

  @Test
  void theTimeOfEndedChildrenBelongsToTheFamily() throws Exception {
    double before = CpuTime.ofFamily(SELF) - CpuTime.of(SELF);
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
            .redirectErrorStream(true)
            .start();
    child.getInputStream().readAllBytes();
    child.waitFor();

    assertThat(CpuTime.ofFamily(SELF) - CpuTime.of(SELF)).isGreaterThanOrEqualTo(before);
  }

  @Test
  void memoryIsKnownAtOnceAndFromPs() {
    assertThat(Memory.peak(SELF)).isGreaterThan(20);
    assertThat(Memory.held(String.valueOf(SELF.pid()))).isGreaterThanOrEqualTo(0);
  }

  @Test
  void aDatabaseIsFoundByItsNoteIfItReallyRuns() throws IOException {
    assertThat(Postmaster.under(directory)).isEmpty();
    assertThat(Postmaster.under(directory.resolve("missing"))).isEmpty();
    Path cluster = Files.createDirectories(directory.resolve("data/postgres/18"));
    Files.writeString(cluster.resolve("PG_VERSION"), "18\n");
    assertThat(Postmaster.under(directory)).isEmpty();

    Files.writeString(cluster.resolve("postmaster.pid"), SELF.pid() + "\n/tmp\n");

    assertThat(Postmaster.under(directory)).as("this is no PostgreSQL").isEmpty();
  }

  @Test
  void theMachineIsNamed() {
    assertThat(Machine.here().toString())
        .contains(" cores, ", System.getProperty("os.arch"), "Java ");
  }
}
