package dev.rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  @Test
  void aLineIsReadAsItWasWritten() {
    Fields inner = Fields.none().with("p50", 1.5).with("count", 3L);
    Fields fields = Fields.none().with("name", "two words").with("own.", inner);

    Fields read = Fields.parse("command " + fields + "\n");

    assertThat(read.text("name")).isEqualTo("two_words");
    assertThat(read.under("own.").number("p50")).isEqualTo(1.5);
    assertThat(read.under("own.").whole("count")).isEqualTo(3);
    assertThat(read.has("p50")).isFalse();
  }

  @Test
  void aMissingValueIsNamed() {
    assertThatThrownBy(() -> Fields.parse("a=1").whole("chats"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no chats in: a=1");
  }

  @Test
  void everythingThatIsSentArrivesUnchanged() {
    Latencies own = new Latencies(5, 1.25, 2.5, 3.75, 9);
    Latencies whole = new Latencies(6, 700, 800, 900, 1000);
    Window window = new Window(30.5, 1000, 990, 3.25, 1500, own, whole, own);
    Balance balance = new Balance(9, 8, 7, 6, 5, 4, 3, 2, 1);
    ModelScript script = ModelScript.usual();
    Load closed = new Load.Closed(3, 1500, Duration.ofSeconds(10), Duration.ofMillis(5));
    Load paced = new Load.Paced(3, 10, 75);
    Load burst = new Load.Burst(0, 10, 20_000);

    assertThat(Window.from(sent(window.fields()))).isEqualTo(window);
    assertThat(Balance.from(sent(balance.fields()))).isEqualTo(balance);
    assertThat(ModelScript.from(sent(script.fields()))).isEqualTo(script);
    assertThat(Load.from(sent(closed.fields()))).isEqualTo(closed);
    assertThat(Load.from(sent(paced.fields()))).isEqualTo(paced);
    assertThat(Load.from(sent(burst.fields()))).isEqualTo(burst);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tokens=1 firstToken=1 gap=1",
        "tokens=2 firstToken=-1 gap=1",
        "tokens=2 firstToken=1 gap=-1"
      })
  void aModelThatCannotBeIsRefused(String script) {
    assertThatThrownBy(() -> ModelScript.from(Fields.parse(script)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Fields sent(Fields fields) {
    return Fields.parse(fields.toString());
  }
}
