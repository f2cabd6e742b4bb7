package dev.rapport.inbox.engine;

import dev.rapport.inbox.InboxSettings;
import dev.rapport.inbox.TurnHandler;
import dev.rapport.inbox.store.LaneStore;
import dev.rapport.telegram.UpdateReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/// What every run of a lane works with.
record LaneTools(
    InboxSettings settings,
    LaneStore lanes,
    Commits commits,
    Delivery delivery,
    TurnHandler handler,
    UpdateReader reader,
    Clock clock,
    MeterRegistry meters) {

  void turnEnded(long nanos) {
    meters.timer("rapport.turn").record(nanos, TimeUnit.NANOSECONDS);
  }

  void turnFailed() {
    meters.counter("rapport.turn.failed").increment();
  }

  void turnDead() {
    meters.counter("rapport.turn.dead").increment();
  }
}
