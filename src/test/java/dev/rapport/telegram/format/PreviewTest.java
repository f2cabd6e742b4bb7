package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PreviewTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          a **b                 => a [bold]b[/bold]
          a **b*                => a [bold]b[/bold]
          a **b **              => a [bold]b[/bold]
          a **                  => a
          a *b                  => a [italic]b[/italic]
          a __b_                => a [bold]b[/bold]
          a **b *c              => a [bold]b [italic]c[/italic][/bold]
          a ***b                => a [italic][bold]b[/bold][/italic]
          a **_                 => a
          a ~~b~                => a [strikethrough]b[/strikethrough]
          a ||b                 => a [spoiler]b[/spoiler]
          a ||b|                => a [spoiler]b[/spoiler]
          a `b                  => a [code]b[/code]
          a ``b`                => a [code]b[/code]
          a `                   => a
          **a `b                => [bold]a[/bold] [code]b[/code]
          a <u>b                => a [underline]b[/underline]
          a <u>b</              => a [underline]b[/underline]
          a <b                  => a
          a &am                 => a
          a \\                  => a
          a <https://b          => a https://b
          """)
  void openMarksShowAsIfClosed(String markdown, String expected) {
    assertThat(Marked.preview(markdown.replace("\\\\", "\\"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          see [the si           => see the si
          see [the site]        => see the site
          see [the site](       => see the site
          see [the site](https://a.b  => see the site
          see [the **si         => see the [bold]si[/bold]
          see [the site](https://a.b) => see [text_link https://a.b]the site[/text_link]
          see ![a pic](htt      => see a pic
          **see [               => [bold]see[/bold]
          [1] and (2            => [1] and (2
          """)
  void aLinkShowsItsTextUntilItsAddressIsComplete(String markdown, String expected) {
    assertThat(Marked.preview(markdown)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\n-",
        "a\n- ",
        "a\n=",
        "a\n#",
        "a\n## ",
        "a\n>",
        "a\n1.",
        "a\n2) ",
        "a\n`",
        "a\n``",
        "a\n```",
        "a\n```py",
        "a\n```py\n",
        "a\n```py\n``",
        "a\n~~",
        "a\n- [",
        "a\n* [x]",
        "a\n  -",
        "a\n> -",
        "a\n|",
        "a\n**",
        "a\n---",
        "a\n\n***",
        "a\n\n- **",
        "a\n1",
        "a\n\n12"
      })
  void aMarkerWithoutItsContentDoesNotShow(String markdown) {
    assertThat(Marked.preview(markdown)).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2 * 3", "2*3 is", "a_b", "x < y", "Q & A", "[a] b", "wow! it", "5 > 4", "a | b"})
  void ordinaryTextIsShownAsItIs(String text) {
    assertThat(Marked.preview(text)).isEqualTo(text);
  }

  @Test
  void anOpenCodeBlockIsACodeBlock() {
    assertThat(Marked.preview("a\n```py\nx = '**'\n``")).isEqualTo("a\n\n[pre py]x = '**'[/pre]");
    assertThat(Marked.preview("- a\n  ```\n  b\n  ``")).isEqualTo("• a\n[pre]b[/pre]");
  }

  @Test
  void aTableIsATableFromItsFirstCell() {
    String table = "| Name | **Age** |\n|---|:--|\n| Ann | **30** |\n";
    for (int length = 3; length <= table.length(); length++) {
      String preview = Marked.preview(table.substring(0, length));

      assertThat(preview).startsWith("[pre]N").endsWith("[/pre]").doesNotContain("*");
    }
    assertThat(Marked.preview(table)).isEqualTo("[pre]Name | Age\n-----+----\nAnn  | 30[/pre]");
  }

  @Test
  void emphasisOverSeveralLinesIsClosed() {
    assertThat(Marked.preview("a **b\nc")).isEqualTo("a [bold]b\nc[/bold]");
    assertThat(Marked.preview("a **b\n")).isEqualTo("a [bold]b[/bold]");
    assertThat(Marked.preview("- a **b\n- c **d")).isEqualTo("• a **b\n• c [bold]d[/bold]");
    assertThat(Marked.preview("# a\nb *c")).isEqualTo("[bold]a[/bold]\n\nb [italic]c[/italic]");
    assertThat(Marked.preview("> a *b")).isEqualTo("[blockquote]a [italic]b[/italic][/blockquote]");
  }

  @Test
  void textWithoutSpacesIsReadTheSameWhileItIsWritten() {
    String text = "**注意：**这是**「重要」**的";
    for (int length = 3; length <= text.length(); length++) {
      assertThat(Marked.preview(text.substring(0, length)))
          .startsWith("[bold]注")
          .doesNotContain("*");
    }
  }

  @Test
  void aHalfCharacterAtTheEndWaitsForItsOtherHalf() {
    assertThat(Marked.preview("a \uD83D")).isEqualTo("a");
    assertThat(Marked.preview("*a* \uD83D")).isEqualTo("[italic]a[/italic]");
  }

  @Test
  void aLongAnswerShowsItsEndFromTheStartOfAParagraph() {
    String paragraph = "word ".repeat(40).strip() + "\n\n";

    String preview = new CommonMarkFormatter().preview(paragraph.repeat(100) + "**the end").text();

    assertThat(preview)
        .hasSizeBetween(3000, 4096)
        .startsWith("…\nword word")
        .endsWith("\n\nthe end");
  }

  @Test
  void theViewOfALongAnswerMovesInSteps() {
    String text = "Some words of a long answer, all alike.\n\n".repeat(400);
    var formatter = new CommonMarkFormatter();

    String before = formatter.preview(text + "The").text();
    String after = formatter.preview(text + "The end").text();

    assertThat(after).isEqualTo(before + " end");
  }

  @Test
  void aLongTableKeepsItsHeadInThePreview() {
    String table = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n".repeat(800);

    assertThat(new CommonMarkFormatter().preview(table).text())
        .startsWith("…\na | b\n--+--\n1 | 2");
  }
}
