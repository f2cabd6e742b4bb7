package dev.rapport.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacingTest {
  @Test
  void fewStreamsAreReadAtOnce() {
    assertThat(Pacing.pauseNanos(0)).isZero();
    assertThat(Pacing.pauseNanos(149)).isZero();
  }

  @Test
  void thePauseGrowsWithTheStreamsUpToAnEnd() {
    assertThat(Pacing.pauseNanos(150)).isEqualTo(Duration.ofMillis(10).toNanos());
    assertThat(Pacing.pauseNanos(375)).isEqualTo(Duration.ofMillis(80).toNanos());
    assertThat(Pacing.pauseNanos(600)).isEqualTo(Duration.ofMillis(150).toNanos());
    assertThat(Pacing.pauseNanos(5000)).isEqualTo(Duration.ofMillis(150).toNanos());
  }
}
