package dev.rapport.telegram.fake;

import dev.rapport.telegram.IntakeUnavailableException;
import dev.rapport.telegram.UpdateEnvelope;
import dev.rapport.telegram.UpdateIntake;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Remembers what it stored, and refuses as a test says.
public final class RecordingIntake implements UpdateIntake {
  private final List<UpdateEnvelope> stored = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile @Nullable Duration unavailableFor;
  private volatile @Nullable RuntimeException fault;

  /// Refuses from now on until told otherwise.
  public void unavailable(@Nullable Duration retryAfter) {
    unavailableFor = retryAfter;
  }

  /// Fails once.
  public void failOnce(RuntimeException fault) {
    this.fault = fault;
  }

  public int refusals() {
    return refusals.get();
  }

  public List<UpdateEnvelope> stored() {
    return List.copyOf(stored);
  }

  public List<Long> ids() {
    return stored.stream().map(UpdateEnvelope::updateId).toList();
  }

  @Override
  public void store(List<UpdateEnvelope> updates) {
    Duration retryAfter = unavailableFor;
    if (retryAfter != null) {
      refusals.incrementAndGet();
      throw new IntakeUnavailableException("no disk", retryAfter, new IOException());
    }
    RuntimeException now = fault;
    fault = null;
    if (now != null) throw now;
    stored.addAll(updates);
  }
}
