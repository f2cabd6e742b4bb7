package dev.rapport.telegram.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void anObjectIsWrittenFieldByField() {
    String json =
        JsonText.object(fields -> {
          fields.writeStringProperty("text", "\u0000 \"x\" 🌊");
          fields.writeNumberProperty("id", Long.MIN_VALUE);
        });

    assertThat(json).isEqualTo("{\"text\":\"\\u0000 \\\"x\\\" 🌊\",\"id\":-9223372036854775808}");
  }

  @Test
  void fieldsAreLeftOutAndAddedAndTheRestStaysAsItWas() {
    String json = "{\"a\":{\"b\":[1,2.5,{}]},\"c\":[[\"d\"]],\"e\":null,\"f\":10}";

    String changed =
        JsonText.changed(
            json, name -> !name.equals("c"), more -> more.writeBooleanProperty("g", true));

    assertThat(changed).isEqualTo("{\"a\":{\"b\":[1,2.5,{}]},\"e\":null,\"f\":10,\"g\":true}");
  }
}
