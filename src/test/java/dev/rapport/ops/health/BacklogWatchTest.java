package dev.rapport.ops.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.inbox.Backlog;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;

class BacklogWatchTest {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger reads = new AtomicInteger();

  private Backlog counted() {
    return new Backlog(1, 2, reads.incrementAndGet(), Duration.ofMillis(1500), 4, 5);
  }

  @Test
  void itAsksTheDatabaseAtMostOnceASecond() {
    var watch = new BacklogWatch(this::counted, nanos::get);

    assertThat(watch.now().pending()).isEqualTo(1);
    nanos.addAndGet(Duration.ofMillis(900).toNanos());
    assertThat(watch.now().pending()).isEqualTo(1);
    nanos.addAndGet(Duration.ofMillis(200).toNanos());
    assertThat(watch.now().pending()).isEqualTo(2);
  }

  @Test
  void aDatabaseThatIsAwayIsNotAskedMoreOftenEither() {
    var watch =
        new BacklogWatch(
            () -> {
              if (reads.incrementAndGet() == 1)
                throw new DataAccessResourceFailureException("away");
              return counted();
            },
            nanos::get);

    assertThatThrownBy(watch::now).hasMessage("away");
    assertThatThrownBy(watch::now).hasMessage("away");
    assertThat(reads).hasValue(1);
    nanos.addAndGet(Duration.ofMillis(1100).toNanos());
    assertThat(watch.now().pending()).isEqualTo(3);
  }

  @Test
  void aBacklogIsToldAndIsNoIllness() {
    var health = new LanesHealth(new BacklogWatch(this::counted, nanos::get)).health();

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails())
        .containsEntry("running", 1L)
        .containsEntry("pending", 1L)
        .containsEntry("oldestWaitingSeconds", 1.5)
        .containsEntry("dead", 4L)
        .containsEntry("unknownReplies", 5L);
  }
}
