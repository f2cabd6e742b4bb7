package dev.rapport.ops.jobs;

import dev.rapport.inbox.Retention;
import dev.rapport.inbox.Retention.Sort;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes what ended long ago, a little at a time so that it is never in anybody's way. What
/// failed is kept four times as long: somebody may still want to look into it.
final class RetentionJob {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
  private static final int BATCH = 5000;
  private static final int FAILED_STAY = 4;

  private final Retention retention;
  private final Duration age;
  private final Duration pause;
  private final MeterRegistry meters;

  /// A job.
  ///
  /// @param age how long after their end updates and replies are kept
  /// @param pause between two batches
  RetentionJob(Retention retention, Duration age, Duration pause, MeterRegistry meters) {
    this.retention = retention;
    this.age = age;
    this.pause = pause;
    this.meters = meters;
    for (Sort sort : Sort.values()) counted(sort, 0);
  }

  /// Deletes until nothing is left to delete or `stopping` says so.
  void run(BooleanSupplier stopping) {
    for (Sort sort : Sort.values()) {
      int deleted = delete(sort, stopping);
      if (deleted > 0) LOG.info("deleted {} {}", deleted, words(sort).replace('_', ' '));
    }
  }

  private int delete(Sort sort, BooleanSupplier stopping) {
    int all = 0;
    while (!stopping.getAsBoolean()) {
      int some = retention.deleteSome(sort, ageOf(sort), BATCH);
      counted(sort, some);
      all += some;
      if (some < BATCH) return all;
      try {
        Thread.sleep(pause);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return all;
      }
    }
    return all;
  }

  private Duration ageOf(Sort sort) {
    return switch (sort) {
      case ENDED_UPDATES, SENT_REPLIES -> age;
      case DEAD_UPDATES, FAILED_REPLIES -> age.multipliedBy(FAILED_STAY);
    };
  }

  private void counted(Sort sort, int some) {
    meters.counter("rapport.retention.deleted", "sort", words(sort)).increment(some);
  }

  private static String words(Sort sort) {
    return sort.name().toLowerCase(Locale.ROOT);
  }
}
