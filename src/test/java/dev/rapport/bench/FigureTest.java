package dev.rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void aFigureWithAGoalSaysWhetherItIsReached() {
    Figure turns = Figure.of("turns", "turns a second", 851.4, "").above(850);

    assertThat(turns.line()).contains("turns a second", "851", "> 850", "reached");
    assertThat(Figure.of("turns", "turns a second", 850, "").above(850).line()).endsWith("MISSED");
    assertThat(Figure.of("cpu", "CPU", 1.3, "ms").below(1.3).line()).endsWith("MISSED");
    assertThat(Figure.of("cpu", "CPU", 1.29, "ms").below(1.3).line()).contains("1.29 ms", "< 1.30");
    assertThat(Figure.count("lost", "lost", 0).none().line()).endsWith("reached");
    assertThat(Figure.count("lost", "lost", 1).none().line()).endsWith("MISSED");
  }

  @Test
  void aFigureWithoutAGoalIsJustTold() {
    assertThat(Figure.of("stop", "stop", 1.5, "s").line())
        .contains("1.50 s")
        .doesNotContain("MISSED");
  }

  @Test
  void whatCouldNotBeMeasuredReachesNoGoal() {
    assertThat(Figure.of("own", "own share", Double.NaN, "ms").below(5).line())
        .contains(" - ")
        .endsWith("MISSED");
  }

  @Test
  void numbersShowAsManyDigitsAsMatter() {
    assertThat(Figure.text(20_000)).isEqualTo("20,000");
    assertThat(Figure.text(123.4)).isEqualTo("123");
    assertThat(Figure.text(12.34)).isEqualTo("12.3");
    assertThat(Figure.text(1.234)).isEqualTo("1.23");
    assertThat(Figure.text(3)).isEqualTo("3");
  }
}
