package dev.rapport.telegram.client;

import dev.rapport.telegram.CallResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Counts and times calls.
final class CallMeters {
  private final Meter.MeterProvider<Timer> calls;
  private final Counter waits;

  CallMeters(MeterRegistry registry) {
    calls =
        Timer.builder("rapport.telegram.calls")
            .description("calls of the Bot API, by method and what became of them")
            .withRegistry(registry);
    waits =
        Counter.builder("rapport.telegram.flood.waits")
            .description("calls that waited for a flood limit")
            .register(registry);
  }

  void made(String method, CallResult result, long nanos) {
    calls
        .withTags("method", method, "outcome", outcome(result))
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  void waited() {
    waits.increment();
  }

  private static String outcome(CallResult result) {
    return switch (result) {
      case CallResult.Done _ -> "done";
      case CallResult.FloodLimited _ -> "flood_limited";
      case CallResult.Migrated _ -> "migrated";
      case CallResult.Refused refused ->
          "refused_" + refused.reason().name().toLowerCase(Locale.ROOT);
      case CallResult.NotDone _ -> "not_done";
      case CallResult.Unknown _ -> "unknown";
    };
  }
}
