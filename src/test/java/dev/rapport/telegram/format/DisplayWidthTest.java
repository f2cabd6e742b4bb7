package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "naïve, 5",
    "e\u0301, 1",
    "мир, 3",
    "東京, 4",
    "ｱ, 1",
    "ＡＢ, 4",
    "한국, 4",
    "👍, 2",
    "👍🏽, 2",
    "👨‍👩‍👧‍👦, 2",
    "🇩🇪, 2",
    "❤️, 2",
    "1️⃣, 2",
    "✓, 1",
    "a\u200Bb, 2",
    "क्ष, 2"
  })
  void cellsAreCountedAsTerminalsDo(String text, int cells) {
    assertThat(DisplayWidth.of(text)).isEqualTo(cells);
  }
}
