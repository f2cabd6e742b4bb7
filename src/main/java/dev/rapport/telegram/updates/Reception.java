package dev.rapport.telegram.updates;

import dev.rapport.telegram.UpdateEnvelope;
import dev.rapport.telegram.UpdateIntake;
import dev.rapport.telegram.UpdateReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where updates come in, by webhook or by polling: reads what they are, has them stored, counts
/// them. Thread-safe.
public final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final long botId;
  private final UpdateReader reader;
  private final UpdateIntake intake;
  private final MeterRegistry meters;

  Reception(long botId, UpdateReader reader, UpdateIntake intake, MeterRegistry meters) {
    this.botId = botId;
    this.reader = reader;
    this.intake = intake;
    this.meters = meters;
  }

  /// Stores one update.
  ///
  /// @throws IllegalArgumentException if it is no update; the message says why
  /// @throws dev.rapport.telegram.IntakeUnavailableException if it could not be stored
  public void receive(byte[] update) {
    UpdateEnvelope envelope = reader.envelope(botId, update);
    store(List.of(envelope));
  }

  /// Stores updates that came together; what is no update is left out.
  ///
  /// @return the highest id among them, or empty if none is an update
  /// @throws dev.rapport.telegram.IntakeUnavailableException if nothing could be stored
  public OptionalLong receiveAll(List<byte[]> updates) {
    List<UpdateEnvelope> envelopes = new ArrayList<>(updates.size());
    for (byte[] update : updates) {
      try {
        envelopes.add(reader.envelope(botId, update));
      } catch (IllegalArgumentException e) {
        LOG.warn("Telegram sent something that is no update: {}", e.getMessage());
      }
    }
    if (!envelopes.isEmpty()) store(envelopes);
    return envelopes.stream().mapToLong(UpdateEnvelope::updateId).max();
  }

  private void store(List<UpdateEnvelope> envelopes) {
    intake.store(envelopes);
    for (UpdateEnvelope envelope : envelopes) {
      meters.counter("rapport.telegram.updates", "kind", envelope.kind()).increment();
    }
  }
}
