package dev.rapport.telegram.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.telegram.Update;
import dev.rapport.telegram.UpdateEnvelope;
import dev.rapport.telegram.UpdateReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyBytesTest {
  private final UpdateReader reader = new StreamingUpdateReader();

  @Property(tries = 500)
  void anyBytesGiveAnUpdateAndAnEnvelopeOrARefusal(@ForAll byte[] body) {
    assertThat(reader.read(body)).isNotNull();
    envelope(body);
  }

  @Property(tries = 1000)
  void aDamagedUpdateGivesTheSameIdInBothReadings(@ForAll("damaged") byte[] body) {
    Update update = reader.read(body);
    Optional<UpdateEnvelope> envelope = envelope(body);

    assertThat(envelope.map(UpdateEnvelope::updateId).orElse(update.updateId()))
        .isEqualTo(update.updateId());
  }

  @Property(tries = 500)
  void whatHasNoDefectAndIsOfAKnownKindIsNeverOfAnUnknownKind(@ForAll("damaged") byte[] body) {
    Optional<UpdateEnvelope> envelope = envelope(body);
    if (envelope.isEmpty() || envelope.get().kind().equals("unknown")) return;

    assertThat(reader.read(body)).isNotInstanceOf(Update.UnknownKind.class);
  }

  /// A real update with a stretch of it replaced.
  @Provide
  Arbitrary<byte[]> damaged() {
    Arbitrary<String> sample = Arbitraries.of(Samples.IN_TOPIC, Samples.text("hi"));
    Arbitrary<String> junk =
        Arbitraries.oneOf(
            Arbitraries.of("{", "}", "[", "]", "\"", ",", ":", "null", "1e9", "\\u0000", "{}"),
            Arbitraries.strings().ofMaxLength(5));
    return Combinators.combine(
            sample,
            Arbitraries.integers().between(0, 500),
            Arbitraries.integers().between(0, 9),
            junk)
        .as((json, from, length, inserted) -> {
          int begin = Math.min(from, json.length());
          int end = Math.min(begin + length, json.length());
          String damaged = json.substring(0, begin) + inserted + json.substring(end);
          return damaged.getBytes(StandardCharsets.UTF_8);
        });
  }

  private Optional<UpdateEnvelope> envelope(byte[] body) {
    try {
      return Optional.of(reader.envelope(42, body));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
