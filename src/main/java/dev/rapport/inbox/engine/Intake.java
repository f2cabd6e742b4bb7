package dev.rapport.inbox.engine;

import dev.rapport.inbox.store.InboxStore;
import dev.rapport.storage.GroupCommit;
import dev.rapport.telegram.IntakeUnavailableException;
import dev.rapport.telegram.UpdateEnvelope;
import dev.rapport.telegram.UpdateIntake;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes updates in: what waits at the same moment shares one commit.
final class Intake implements UpdateIntake, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int LARGEST_BATCH = 256;
  private static final int COMMITTERS = 2;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final GroupCommit<List<UpdateEnvelope>, Boolean> commits;
  private final Counter stored;
  private final Counter repeated;

  /// An intake.
  ///
  /// @param stored what happens after a commit, with the updates
  Intake(InboxStore store, Consumer<List<UpdateEnvelope>> stored, MeterRegistry meters) {
    this.stored = meters.counter("rapport.inbox.stored");
    this.repeated = meters.counter("rapport.inbox.repeated");
    commits =
        new GroupCommit<>(
            "intake",
            COMMITTERS,
            LARGEST_BATCH,
            batch -> {
              List<UpdateEnvelope> updates = batch.stream().flatMap(List::stream).toList();
              int fresh = store.store(updates);
              this.stored.increment(fresh);
              this.repeated.increment(updates.size() - fresh);
              stored.accept(updates);
              return batch.stream().map(_ -> true).toList();
            });
  }

  @Override
  public void store(List<UpdateEnvelope> updates) {
    if (updates.isEmpty()) return;
    for (UpdateEnvelope update : updates) {
      if (update.defect() != null) {
        LOG.warn("update {} cannot be handled: {}", update.updateId(), update.defect());
      }
    }
    try {
      commits.submit(updates);
    } catch (RuntimeException e) {
      LOG.warn("updates cannot be stored now: {}", Reasons.brief(e));
      throw new IntakeUnavailableException("updates cannot be stored now", RETRY_AFTER, e);
    }
  }

  @Override
  public void close() {
    commits.close();
  }
}
