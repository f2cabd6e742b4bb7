package dev.rapport.bench.net;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Timers by the millisecond in which they are due: adding and firing cost the same however many
/// wait. What is due further away than one round stays in its slot until its round comes.
final class TimerWheel {
  private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int SLOTS = 4096;
  private static final int LONGEST_PAUSE = 100;

  private final @Nullable Timer[] slots = new @Nullable Timer[SLOTS];
  private long tick;
  private int waiting;

  TimerWheel(long now) {
    tick = Math.floorDiv(now, TICK);
  }

  /// Never fires before `due`, and at the next [#advance] at the earliest.
  void add(Timer timer, long due) {
    put(timer, Math.max(Math.ceilDiv(due, TICK), tick + 1));
  }

  private void put(Timer timer, long dueTick) {
    int slot = slot(dueTick);
    timer.dueTick = dueTick;
    timer.following = slots[slot];
    slots[slot] = timer;
    waiting++;
  }

  /// Fires all that is due at `now`.
  void advance(long now) {
    long current = Math.floorDiv(now, TICK);
    while (tick < current) {
      if (waiting == 0) {
        tick = current;
        return;
      }
      tick++;
      empty(slot(tick), now);
    }
  }

  private void empty(int slot, long now) {
    @Nullable Timer timer = slots[slot];
    slots[slot] = null;
    while (timer != null) {
      @Nullable Timer following = timer.following;
      timer.following = null;
      waiting--;
      if (timer.dueTick > tick) {
        put(timer, timer.dueTick);
      } else {
        timer.fire(now);
      }
      timer = following;
    }
  }

  /// The milliseconds that the loop may sleep; 0 if something is due.
  long pause(long now) {
    if (waiting == 0) return LONGEST_PAUSE;
    int ahead = 1;
    while (ahead < LONGEST_PAUSE && slots[slot(tick + ahead)] == null) ahead++;
    return Math.max(0, Math.ceilDiv((tick + ahead) * TICK - now, TICK));
  }

  private static int slot(long tick) {
    return (int) Math.floorMod(tick, (long) SLOTS);
  }
}
