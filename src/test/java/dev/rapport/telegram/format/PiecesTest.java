package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PiecesTest {
  @Test
  void aShortTextIsOnePiece() {
    assertThat(Pieces.of("abc", 3)).containsExactly("abc");
  }

  @Test
  void aPieceEndsAtTheLastEmptyLine() {
    assertThat(Pieces.of("a\n\nb\n\nc d e f", 8)).containsExactly("a\n\nb\n\n", "c d e f");
  }

  @Test
  void orAtAnItemOrLine() {
    assertThat(Pieces.of("- a\n  b\n- c\n  d e", 14)).containsExactly("- a\n  b\n", "- c\n  d e");
    assertThat(Pieces.of("aaa\nbbb\nccc ddd", 10)).containsExactly("aaa\nbbb\n", "ccc ddd");
  }

  @Test
  void anOpenCodeBlockIsOpenedAgain() {
    assertThat(Pieces.of("x\n```py\naaa\nbbb\nccc\n```\ny", 16))
        .containsExactly("x\n", "```py\naaa\nbbb\n", "```py\nccc\n```\ny");
  }

  @Test
  void aTableGetsItsHeaderAgain() {
    assertThat(Pieces.of("| a |\n|---|\n| 1 |\n| 2 |\n| 3 |\n| 4 |", 26))
        .containsExactly("| a |\n|---|\n| 1 |\n| 2 |\n", "| a |\n|---|\n| 3 |\n| 4 |");
    assertThat(Pieces.of("| a\n| b\n| c\n| d\n", 9)).containsExactly("| a\n| b\n", "| c\n| d\n");
  }

  @Test
  void anEmptyLineInACodeBlockIsNoPlace() {
    String code = "```\na\n\nb\n\nc\n```\n\n";

    assertThat(Pieces.of("x\n\n" + code + "yyyyyyyyyy", 24))
        .containsExactly("x\n\n" + code, "yyyyyyyyyy");
  }

  @Test
  void oneEndlessLineIsCutBetweenCharacters() {
    assertThat(Pieces.of("abc👍def", 4)).isEqualTo(List.of("abc", "👍de", "f"));
  }

  @Test
  void aLongAnswerIsFormattedAcrossItsPieces() {
    String text = ("**bold** words\n\n```py\n" + "x = 1\n".repeat(50) + "```\n\n").repeat(100);

    var messages = new CommonMarkFormatter().format(text);

    assertThat(messages).allSatisfy(m -> assertThat(m.text()).doesNotContain("*", "`"));
  }
}
