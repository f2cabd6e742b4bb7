package dev.rapport.telegram.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OffsetTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Offset offset = new Offset(Duration.ofDays(6), nanos::get);

  @Test
  void itIsOneMoreThanWhatIsStored() {
    assertThat(offset.next()).isEmpty();

    offset.stored(41);

    assertThat(offset.next()).hasValue(42);
  }

  @Test
  void itBeginsAnewAfterSixQuietDays() {
    offset.stored(41);
    nanos.addAndGet(Duration.ofDays(6).toNanos());
    assertThat(offset.next()).hasValue(42);

    nanos.addAndGet(1);
    assertThat(offset.next()).isEmpty();
  }
}
