package dev.rapport.ops.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnedPostgresTest {
  @Test
  void thePausesBetweenStartsGrowUpToHalfAMinute() {
    var pauses = Stream.iterate(Duration.ZERO, OwnedPostgres::longer).limit(12).toList();

    assertThat(pauses).startsWith(Duration.ZERO, Duration.ofMillis(250), Duration.ofMillis(500));
    assertThat(pauses).isSorted().last().isEqualTo(Duration.ofSeconds(30));
  }
}
