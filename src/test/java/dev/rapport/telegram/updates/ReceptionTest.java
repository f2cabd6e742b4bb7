package dev.rapport.telegram.updates;

import static dev.rapport.telegram.updates.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.telegram.IntakeUnavailableException;
import dev.rapport.telegram.fake.RecordingIntake;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReceptionTest {
  private final RecordingIntake intake = new RecordingIntake();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Reception reception =
      new Reception(42, new StreamingUpdateReader(), intake, meters);

  @Test
  void updatesAreStoredTogetherAndTheHighestIdIsTold() {
    OptionalLong last =
        reception.receiveAll(
            List.of(
                bytes(Samples.IN_TOPIC),
                bytes("no update"),
                bytes(Samples.update("hologram", "{}"))));

    assertThat(intake.ids()).containsExactly(873201551L, 7L);
    assertThat(last).hasValue(873201551L);
  }

  @Test
  void nothingIsStoredWhenNothingIsAnUpdate() {
    assertThat(reception.receiveAll(List.of(bytes("no update")))).isEmpty();
    assertThat(intake.stored()).isEmpty();
  }

  @Test
  void updatesAreCountedByKindAndUnknownKindsTogether() {
    reception.receive(bytes(Samples.text("hi")));
    reception.receive(bytes(Samples.update("hologram", "{}")));
    reception.receive(bytes(Samples.update("teleport", "{}")));

    assertThat(counted("message")).isEqualTo(1);
    assertThat(counted("unknown")).isEqualTo(2);
  }

  @Test
  void whatWasNotStoredIsNotCounted() {
    intake.unavailable(Duration.ofSeconds(3));

    assertThatThrownBy(() -> reception.receive(bytes(Samples.text("hi"))))
        .isInstanceOf(IntakeUnavailableException.class);
    assertThat(meters.find("rapport.telegram.updates").counters()).isEmpty();
  }

  private double counted(String kind) {
    return meters.get("rapport.telegram.updates").tag("kind", kind).counter().count();
  }
}
