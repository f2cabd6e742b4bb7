package dev.rapport.ops.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.inbox.Retention;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionJobTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Rows rows = new Rows();
  private final RetentionJob job =
      new RetentionJob(rows, Duration.ofDays(7), Duration.ZERO, meters);

  /// So many rows of each sort that are old enough, and what was asked for.
  private static final class Rows implements Retention {
    private final Map<Sort, Integer> left = new EnumMap<>(Sort.class);
    private final Map<Sort, Duration> ages = new EnumMap<>(Sort.class);
    private final List<Integer> batches = new ArrayList<>();

    @Override
    public int deleteSome(Sort sort, Duration age, int limit) {
      ages.put(sort, age);
      int some = Math.min(limit, left.getOrDefault(sort, 0));
      left.merge(sort, -some, Integer::sum);
      batches.add(some);
      return some;
    }
  }

  private double counted(String sort) {
    return meters.get("rapport.retention.deleted").tag("sort", sort).counter().count();
  }

  @Test
  void itDeletesInBatchesUntilNothingIsLeftAndCountsWhatItDid() {
    rows.left.put(Retention.Sort.ENDED_UPDATES, 12_000);
    rows.left.put(Retention.Sort.SENT_REPLIES, 10);

    job.run(() -> false);

    assertThat(rows.left.get(Retention.Sort.ENDED_UPDATES)).isZero();
    assertThat(rows.batches).containsExactly(5000, 5000, 2000, 0, 10, 0);
    assertThat(counted("ended_updates")).isEqualTo(12_000);
    assertThat(counted("sent_replies")).isEqualTo(10);
    assertThat(counted("dead_updates")).isZero();
  }

  @Test
  void whatFailedIsKeptFourTimesAsLong() {
    job.run(() -> false);

    assertThat(rows.ages)
        .containsEntry(Retention.Sort.ENDED_UPDATES, Duration.ofDays(7))
        .containsEntry(Retention.Sort.SENT_REPLIES, Duration.ofDays(7))
        .containsEntry(Retention.Sort.DEAD_UPDATES, Duration.ofDays(28))
        .containsEntry(Retention.Sort.FAILED_REPLIES, Duration.ofDays(28));
  }

  @Test
  void itStopsBetweenTwoBatchesWhenTheProgramStops() {
    rows.left.put(Retention.Sort.ENDED_UPDATES, 50_000);

    job.run(() -> rows.batches.size() == 2);

    assertThat(rows.batches).hasSize(2);
    assertThat(counted("ended_updates")).isEqualTo(10_000);
  }
}
