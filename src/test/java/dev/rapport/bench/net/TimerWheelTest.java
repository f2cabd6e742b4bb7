package dev.rapport.bench.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
  private final TimerWheel wheel = new TimerWheel(0);
  private final List<Long> fired = new ArrayList<>();

  @Property(tries = 50)
  void everyTimerFiresOnceWithinTheMillisecondAfterItIsDue(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 20_000) Integer> delays) {
    TimerWheel many = new TimerWheel(0);
    List<Long> late = new ArrayList<>();
    delays.forEach(delay -> many.add(timer(now -> late.add(now - millis(delay))), millis(delay)));

    for (int now = 0; now <= 20_001; now++) many.advance(millis(now));

    assertThat(late)
        .hasSameSizeAs(delays)
        .allSatisfy(lateness -> assertThat(lateness).isBetween(0L, millis(1)));
  }

  @Test
  void aTimerMayScheduleItselfAnew() {
    Timer again =
        new Timer() {
          @Override
          protected void fire(long now) {
            fired.add(now);
            if (fired.size() < 3) wheel.add(this, now + millis(10));
          }
        };
    wheel.add(again, millis(5));

    for (int now = 0; now < 100; now++) wheel.advance(millis(now));

    assertThat(fired).containsExactly(millis(5), millis(15), millis(25));
  }

  @Test
  void theLoopMaySleepUntilTheNextTimerAndNotLonger() {
    assertThat(wheel.pause(0)).isEqualTo(100);

    wheel.add(timer(fired::add), millis(30));

    assertThat(wheel.pause(0)).isEqualTo(30);
    assertThat(wheel.pause(millis(29) + 1)).isEqualTo(1);
    assertThat(wheel.pause(millis(31))).isZero();
  }

  @Test
  void aTimerOfThePastFiresAtTheNextChance() {
    wheel.advance(millis(50));
    wheel.add(timer(fired::add), millis(10));

    wheel.advance(millis(51));

    assertThat(fired).containsExactly(millis(51));
  }

  private static Timer timer(java.util.function.LongConsumer action) {
    return new Timer() {
      @Override
      protected void fire(long now) {
        action.accept(now);
      }
    };
  }

  private static long millis(long count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
  }
}
