package dev.rapport.bench.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Property
  void aPercentileIsTheValueOfItsRankToWithinOnePercent(
      @ForAll @Size(min = 1, max = 200)
          List<@LongRange(min = 1_000_000, max = 100_000_000_000L) Long> nanos) {
    Histogram histogram = new Histogram();
    nanos.forEach(histogram::add);
    List<Long> sorted = nanos.stream().sorted().toList();

    for (double part : new double[] {0.01, 0.5, 0.95, 0.99, 1}) {
      double expected = sorted.get((int) Math.ceil(part * sorted.size()) - 1) / 1000.0;

      assertThat(histogram.percentile(part) * 1000).isCloseTo(expected, withPercentage(1));
    }
  }

  @Test
  void withoutValuesThereIsNothingToTell() {
    assertThat(new Histogram().latencies().p99()).isNaN();
    assertThat(new Histogram().latencies().count()).isZero();
  }

  @Test
  void whatIsNegativeOrHugeIsCountedToo() {
    Histogram histogram = new Histogram();

    histogram.add(-5);
    histogram.add(Long.MAX_VALUE);

    assertThat(histogram.latencies().count()).isEqualTo(2);
    assertThat(histogram.percentile(0.5)).isZero();
  }
}
