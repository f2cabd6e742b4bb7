package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockFormattingTest {
  @Test
  void headingsAreBoldWithAnEmptyLineAround() {
    assertThat(Marked.format("# A\ntext\n## B **c**\n### `d` e\nF\n==="))
        .isEqualTo(
            """
            [bold]A[/bold]

            text

            [bold]B c[/bold]

            [code]d[/code] [bold]e[/bold]

            [bold]F[/bold]\
            """);
  }

  @Test
  void paragraphsKeepTheirLinesAndOneEmptyLineBetween() {
    assertThat(Marked.format("\n\na *b*\n   c\n\n\n\nd\n\n"))
        .isEqualTo("a [italic]b[/italic]\nc\n\nd");
  }

  @Test
  void bulletsShowTheirLevel() {
    assertThat(Marked.format("- a\n- b\n  more\n  - c\n    * d\n      + e\n- f"))
        .isEqualTo(
            """
            • a
            • b
               more
               ◦ c
                  ▪ d
                     ▪ e
            • f\
            """);
  }

  @Test
  void orderedListsKeepTheirStartAndDelimiter() {
    assertThat(Marked.format("3. a\n4. b\n   1) c\n   2) d\n9. e"))
        .isEqualTo("3. a\n4. b\n   1) c\n   2) d\n5. e");
  }

  @Test
  void looseListsKeepTheirEmptyLines() {
    assertThat(Marked.format("- a\n\n  a2\n\n- b\n\ntext"))
        .isEqualTo("• a\n\n   a2\n\n• b\n\ntext");
  }

  @Test
  void tasksShowBoxes() {
    assertThat(Marked.format("- [ ] a\n- [x] **b**\n- [X] c\n\n1. [ ] d\n\n[ ] e"))
        .isEqualTo("☐ a\n☑ [bold]b[/bold]\n☑ c\n\n1. ☐ d\n\n[ ] e");
  }

  @Test
  void emptyItemsDoNotDisturb() {
    assertThat(Marked.format("- a\n-\n- b")).isEqualTo("• a\n•\n• b");
  }

  @Test
  void codeBlocksKeepLanguageAndBlankLines() {
    assertThat(Marked.format("x\n```python title=\"a\"\n\ndef f():\n\n\treturn '**'\n\n```\ny"))
        .isEqualTo("x\n\n[pre python]def f():\n\n    return '**'[/pre]\n\ny");
  }

  @Test
  void indentationOfTheFirstLineSurvivesTelegramsTrimming() {
    assertThat(Marked.format("```\n  a\n b\n```")).isEqualTo("[pre]\u00A0\u00A0a\n b[/pre]");
  }

  @Test
  void indentedCodeIsCode() {
    assertThat(Marked.format("a\n\n    b < *c*\n      d"))
        .isEqualTo("a\n\n[pre]b < *c*\n  d[/pre]");
  }

  @Test
  void anEmptyCodeBlockLeavesNoTrace() {
    assertThat(Marked.format("a\n```js\n\n```\nb")).isEqualTo("a\n\nb");
  }

  @Test
  void codeInAListItemStandsOnItsOwnLines() {
    assertThat(Marked.format("1. a\n   ```sh\n   ls\n   ```\n   b\n2. c\n- ```\n  d\n  ```"))
        .isEqualTo("1. a\n[pre sh]ls[/pre]\n   b\n2. c\n\n•\n[pre]d[/pre]");
  }

  @Test
  void quotesAreFlattened() {
    assertThat(Marked.format("> a **b**\n> c\n>\n> > d\n> > > e\n\nf"))
        .isEqualTo("[blockquote]a [bold]b[/bold]\nc\n\nd\n\ne[/blockquote]\n\nf");
  }

  @Test
  void quotesMayHoldListsAndCode() {
    assertThat(Marked.format("> - a\n>\n> ```c\n> b\n> ```"))
        .isEqualTo("[blockquote]• a\n\n[pre c]b[/pre][/blockquote]");
  }

  @Test
  void aQuoteInAListBeginsItsLine() {
    assertThat(Marked.format("- a\n  > b\n- c")).isEqualTo("• a\n[blockquote]b[/blockquote]\n• c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"---", "***", "_ _ _"})
  void rulesAreDrawn(String rule) {
    assertThat(Marked.format("a\n\n" + rule + "\n\nb")).isEqualTo("a\n\n──────────\n\nb");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n\t\n",
        "\u200B\u2060",
        "\u00A0",
        "```\n```",
        "#",
        "> ",
        "\u0000",
        "&nbsp;"
      })
  void whatShowsNothingGivesNoMessage(String blank) {
    assertThat(new CommonMarkFormatter().format(blank)).isEmpty();
    assertThat(new CommonMarkFormatter().preview(blank).text()).isEmpty();
  }
}
