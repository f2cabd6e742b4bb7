package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CleanTextTest {
  @Test
  void aCleanTextIsNotCopied() {
    String text = "a\n\tb 👍 ü \u202Ec\u200B";

    assertThat(CleanText.of(text)).isSameAs(text);
  }

  @Test
  void lineEndsBecomeOne() {
    assertThat(CleanText.of("a\r\nb\rc\u0085d\u2028e\u2029f\r")).isEqualTo("a\nb\nc\nd\ne\nf\n");
  }

  @Test
  void controlCharactersGoAndFeedsBecomeSpaces() {
    assertThat(CleanText.of("a\0b\u001Fc\u007Fd\u009Fe\ff\u000Bg")).isEqualTo("abcde f g");
  }

  @Test
  void halfCharactersAreReplaced() {
    assertThat(CleanText.of("\uDE00a\uD83Db\uD83D\uDE00\uD83D"))
        .isEqualTo("\uFFFDa\uFFFDb\uD83D\uDE00\uFFFD");
  }

  @Test
  void onlyALeadingByteOrderMarkGoes() {
    assertThat(CleanText.of("\uFEFFa\uFEFF")).isEqualTo("a\uFEFF");
  }
}
