package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TableFormattingTest {
  @Test
  void aNarrowTableIsAGrid() {
    assertThat(
            Marked.format(
                """
                | Name | Age | City |
                |:-----|:---:|-----:|
                | **Ann** | 30 | Oslo |
                | `Bob` | 4 | A&amp;B \\| C |
                """))
        .isEqualTo(
            """
            [pre]Name | Age |    City
            -----+-----+--------
            Ann  | 30  |    Oslo
            Bob  |  4  | A&B | C[/pre]\
            """);
  }

  @Test
  void wideCharactersCountAsTwoCells() {
    assertThat(
            Marked.format(
                """
                | a | b |
                |---|---|
                | 東京 | 1 |
                | 👨‍👩‍👧 | 2 |
                | 🇩🇪 | 3 |
                | é | 4 |
                | ❤️ | 5 |
                """))
        .isEqualTo(
            """
            [pre]a    | b
            -----+--
            東京 | 1
            👨‍👩‍👧   | 2
            🇩🇪   | 3
            é    | 4
            ❤️   | 5[/pre]\
            """);
  }

  @Test
  void aWideTableIsReadRowByRow() {
    assertThat(
            Marked.format(
                """
                | Plan | What one gets for it a month | |
                |---|---|---|
                | Basic | ten messages a *day* | x |
                | Full | everything<br>and more | |
                """))
        .isEqualTo(
            """
            [bold]Plan: Basic[/bold]
            What one gets for it a month: ten messages a [italic]day[/italic]
            x

            [bold]Plan: Full[/bold]
            What one gets for it a month: everything
            and more\
            """);
  }

  @Test
  void aTableWithLinksOrSecretsIsReadRowByRow() {
    assertThat(Marked.format("| a | b |\n|---|---|\n| x | [y](https://z.de) |\n| s | t |"))
        .isEqualTo(
            "[bold]a: x[/bold]\nb: [text_link https://z.de]y[/text_link]\n\n[bold]a: s[/bold]\nb: t");
    assertThat(Marked.format("| a | b |\n|---|---|\n| x | \\|\\|y\\|\\| |"))
        .isEqualTo("[bold]a: x[/bold]\nb: [spoiler]y[/spoiler]");
  }

  @Test
  void anEmptyFirstHeaderKeepsTheColumnsAligned() {
    assertThat(Marked.format("| | a |\n|---|---|\n| xy | b |"))
        .isEqualTo(
            "[pre]\u00A0\u00A0 | a\n---+--\nxy | b[/pre]"
                .replace("\u00A0\u00A0 |", "\u00A0\u00A0\u00A0|"));
  }

  @Test
  void aTableInAListStartsItsOwnLines() {
    assertThat(Marked.format("- x\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |"))
        .isEqualTo("• x\n\n[pre]a | b\n--+--\n1 | 2[/pre]");
  }

  @Test
  void aHeaderWithoutRowsIsShown() {
    assertThat(Marked.format("| a | b |\n|---|---|")).isEqualTo("[pre]a | b\n--+--[/pre]");
    assertThat(Marked.format("| [a](https://b.c) | d |\n|---|---|")).isEqualTo("a | d");
  }
}
