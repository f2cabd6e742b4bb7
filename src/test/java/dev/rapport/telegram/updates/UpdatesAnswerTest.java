package dev.rapport.telegram.updates;

import static dev.rapport.telegram.updates.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatesAnswerTest {
  @Test
  void eachUpdateIsTakenOutAsItCame() {
    String first = "{ \"update_id\" : 1, \"message\":{\"text\":\"Grüße 🌊 ]}\"} }";
    String second = "{\"update_id\":2,\"poll\":" + "[".repeat(2000) + "]".repeat(2000) + "}";
    String answer = "{\"ok\":true,\"result\":[ %s ,\n%s, 5, null]}".formatted(first, second);

    List<byte[]> updates = UpdatesAnswer.split(bytes(answer));

    assertThat(updates)
        .extracting(update -> new String(update, StandardCharsets.UTF_8))
        .containsExactly(first, second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"ok\":true,\"result\":[]}", "{\"ok\":true}", "{\"result\":{}}", "[]"})
  void anAnswerMayHoldNone(String answer) {
    assertThat(UpdatesAnswer.split(bytes(answer))).isEmpty();
  }

  @Test
  void whatIsNotJsonIsRefused() {
    assertThatThrownBy(() -> UpdatesAnswer.split(bytes("{\"result\":[{\"update_id\":1},")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void anotherEncodingIsRefusedRatherThanCutWrongly() {
    byte[] answer = "{\"result\":[{\"update_id\":1}]}".getBytes(StandardCharsets.UTF_16BE);

    assertThatThrownBy(() -> UpdatesAnswer.split(answer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UTF-8");
  }
}
