package dev.rapport.llm.routing;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs why providers failed, each provider at most every ten seconds: a provider that is down
/// fails a thousand times a second.
final class FailureLog {
  private static final Logger log = LoggerFactory.getLogger(FailureLog.class);
  private static final long EVERY_NANOS = 10_000_000_000L;

  private final LongSupplier nanoClock;
  private final Map<String, Entry> entries = new HashMap<>(); // guarded by this

  FailureLog(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  private static final class Entry {
    private long quietUntil;
    private long unsaid;
  }

  /// Logs it, unless this provider was in the log just now.
  ///
  /// @param what the rest of a sentence that begins with the provider
  void happened(Provider provider, String what) {
    String end = due(provider.name());
    if (end.isEmpty()) return;
    log.warn("{} ({}) {}{}", provider.name(), provider.model(), what, end);
  }

  /// The end of the line to log, or empty if nothing is to be logged now.
  private synchronized String due(String name) {
    long now = nanoClock.getAsLong();
    var entry = entries.get(name);
    if (entry != null && now - entry.quietUntil < 0) {
      entry.unsaid++;
      return "";
    }
    long unsaid = entry == null ? 0 : entry.unsaid;
    var next = new Entry();
    next.quietUntil = now + EVERY_NANOS;
    entries.put(name, next);
    return unsaid == 0 ? "." : "; " + unsaid + " more failures since the last such line.";
  }
}
