package dev.rapport.ops.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rapport.testing.MigratedDatabase;
import dev.rapport.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobsTest {
  @Test
  void ofTwoSchedulersOneRunsTheJob() throws InterruptedException {
    try (TestDatabase database = MigratedDatabase.fresh()) {
      var runs = new AtomicInteger();
      var ran = new CountDownLatch(1);
      Jobs one = jobs(database, runs, ran);
      Jobs other = jobs(database, runs, ran);
      one.start();
      other.start();
      assertThat(one.isRunning()).isTrue();

      assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();

      one.stop();
      other.stop();
      assertThat(one.isRunning()).isFalse();
      assertThat(runs).hasValue(1);
    }
  }

  private static Jobs jobs(TestDatabase database, AtomicInteger runs, CountDownLatch ran) {
    var task =
        Tasks.recurring("test", FixedDelay.ofHours(1))
            .execute((_, _) -> {
              runs.incrementAndGet();
              ran.countDown();
            });
    return new Jobs(database.dataSource(), List.of(task));
  }

  @Test
  void itStopsQuicklyAndCanBeStartedAgain() {
    try (TestDatabase database = MigratedDatabase.fresh()) {
      var runs = new AtomicInteger();
      Jobs jobs = jobs(database, runs, new CountDownLatch(1));
      jobs.start();
      await().atMost(Duration.ofSeconds(30)).until(() -> runs.get() == 1);

      long begin = System.nanoTime();
      jobs.stop();

      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
      jobs.start();
      assertThat(jobs.isRunning()).isTrue();
      jobs.stop();
    }
  }
}
