package dev.rapport.llm.routing;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// Makes UUIDs of version 7 (RFC 9562): they begin with the time, so that the ledger's index grows
/// at its end.
final class TimeOrderedIds implements Supplier<UUID> {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;

  TimeOrderedIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public UUID get() {
    var random = ThreadLocalRandom.current();
    long high = (clock.millis() << 16) | VERSION | (random.nextLong() & 0xFFFL);
    long low = VARIANT | (random.nextLong() >>> 2);
    return new UUID(high, low);
  }
}
