package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InlineFormattingTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          **a**              => [bold]a[/bold]
          __a__              => [bold]a[/bold]
          *a*                => [italic]a[/italic]
          _a_                => [italic]a[/italic]
          ~~a~~              => [strikethrough]a[/strikethrough]
          ||a||              => [spoiler]a[/spoiler]
          <u>a</u>           => [underline]a[/underline]
          `a`                => [code]a[/code]
          ``a ` b``          => [code]a ` b[/code]
          `**a**`            => [code]**a**[/code]
          """)
  void eachInlineMarkBecomesItsEntity(String markdown, String expected) {
    assertThat(Marked.format(markdown)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          ***a***            => [italic][bold]a[/bold][/italic]
          **a *b* c**        => [bold]a [italic]b[/italic] c[/bold]
          *a **b***          => [italic]a [bold]b[/bold][/italic]
          ||a **b** c||      => [spoiler]a [bold]b[/bold] c[/spoiler]
          ~~a ||b||~~        => [strikethrough]a [spoiler]b[/spoiler][/strikethrough]
          <u>a **b**</u>     => [underline]a [bold]b[/bold][/underline]
          **<u>a</u> b**     => [bold][underline]a[/underline] b[/bold]
          **a __b__ c**      => [bold]a b c[/bold]
          """)
  void marksNest(String markdown, String expected) {
    assertThat(Marked.format(markdown)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 * 3 * 4",
        "snake_case_name",
        "about ~5 to ~6 minutes",
        "a || b",
        "a ~ b",
        "if (x < 3 & y > 4)",
        "<b>bold?</b>",
        "</u> and <u>",
        "one * star",
        "AT&T"
      })
  void whatIsNoMarkupStays(String text) {
    assertThat(Marked.format(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          \\*a\\*            => *a*
          \\[a\\](b)         => [a](b)
          &lt;a&gt; &amp; &copy; &#35; &nope;  => <a> & © # &nope;
          a\\|b              => a|b
          """)
  void escapesAndReferencesAreResolved(String markdown, String expected) {
    assertThat(Marked.format(markdown.replace("\\\\", "\\"))).isEqualTo(expected);
  }

  @Test
  void emphasisIsInterruptedByCodeBecauseTelegramForbidsBothAtOnce() {
    assertThat(Marked.format("**use `x` *or `y`* now**"))
        .isEqualTo(
            "[bold]use[/bold] [code]x[/code] [bold][italic]or[/italic][/bold] [code]y[/code] "
                + "[bold]now[/bold]");
  }

  @Test
  void codeInASpoilerOrLinkYieldsToIt() {
    assertThat(Marked.format("||hidden `code`|| [see `f`](https://a.b)"))
        .isEqualTo("[spoiler]hidden code[/spoiler] [text_link https://a.b]see f[/text_link]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          **注意：**这是「**重要**」的 => [bold]注意：[/bold]这是「[bold]重要[/bold]」的
          这是**「重要」**的         => 这是[bold]「重要」[/bold]的
          **a:**b and *c*        => [bold]a:[/bold]b and [italic]c[/italic]
          **a `b`:**c            => [bold]a[/bold] [code]b[/code][bold]:[/bold]c
          ||秘密。||是 ~~旧。~~新    => [spoiler]秘密。[/spoiler]是 [strikethrough]旧。[/strikethrough]新
          **a.**<u>b **c.**d</u> => [bold]a.[/bold][underline]b [bold]c.[/bold]d[/underline]
          a ** b ** c            => a ** b ** c
          \\*\\*a.\\*\\*b   => **a.**b
          """)
  void doubleMarksBesidePunctuationNeedNoSpace(String markdown, String expected) {
    assertThat(Marked.format(markdown.replace("\\\\", "\\"))).isEqualTo(expected);
  }

  @Test
  void htmlLineBreaksAndHardBreaksAreLineEnds() {
    assertThat(Marked.format("a<br>b<BR/>c<br />d  \ne\\\nf\ng<br><br>h"))
        .isEqualTo("a\nb\nc\nd\ne\nf\ng\n\nh");
  }

  @Test
  void otherHtmlShowsAsTextWithItsMarkdownFormatted() {
    assertThat(Marked.format("<details>\n<summary>*More*</summary>\n\n**a**\n</details>"))
        .isEqualTo(
            "<details>\n<summary>[italic]More[/italic]</summary>\n\n[bold]a[/bold]\n</details>");
  }

  @Test
  void aLinkBecomesATextLinkAndKeepsItsFormatting() {
    assertThat(Marked.format("[a **b**](https://x.org/p?q=1&r=2 \"title\")"))
        .isEqualTo("[text_link https://x.org/p?q=1&r=2]a [bold]b[/bold][/text_link]");
  }

  @Test
  void referenceLinksAreResolvedAndUnusedDefinitionsShown() {
    assertThat(Marked.format("see [a][1]\n\n[1]: https://x.org\n[2]: https://y.org"))
        .isEqualTo("see [text_link https://x.org]a[/text_link]\n\n[2]: https://y.org");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          <https://a.b/c_d_e>      => [text_link https://a.b/c_d_e]https://a.b/c_d_e[/text_link]
          [](https://a.b)          => [text_link https://a.b]https://a.b[/text_link]
          [a](tg://resolve?domain=x) => [text_link tg://resolve?domain=x]a[/text_link]
          [write](mailto:a@b.org)  => write (a@b.org)
          <a@b.org>                => a@b.org
          [a](/path)               => a (/path)
          [a](javascript:alert(1)) => a (javascript:alert(1))
          [a]()                    => a
          ![a cat](https://a.b/c.png)  => [text_link https://a.b/c.png]a cat[/text_link]
          ![](https://a.b/c.png)   => [text_link https://a.b/c.png]https://a.b/c.png[/text_link]
          [![x](https://i.j)](https://a.b) => [text_link https://a.b]x[/text_link]
          """)
  void addressesThatTelegramCannotLinkAreReadable(String markdown, String expected) {
    assertThat(Marked.format(markdown)).isEqualTo(expected);
  }

  @Test
  void entitiesDoNotBeginOrEndWithBlanks() {
    assertThat(Marked.format("x<u> a </u>y <u> </u> z"))
        .isEqualTo("x [underline]a[/underline] y   z");
  }

  @Test
  void controlCharactersAndHalfCharactersDoNotReachTelegram() {
    assertThat(Marked.format("a\0b\u0007c \uD83D **d\uDE00** &#0;&#8;&#xD800; e\r\nf\u2028g"))
        .isEqualTo("abc \uFFFD [bold]d\uFFFD[/bold] \uFFFD\uFFFD e\nf\ng");
  }

  @Test
  void aByteOrderMarkDoesNotHideAHeading() {
    assertThat(Marked.format("\uFEFF# a")).isEqualTo("[bold]a[/bold]");
  }
}
