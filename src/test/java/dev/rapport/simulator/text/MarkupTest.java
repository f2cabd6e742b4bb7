package dev.rapport.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.simulator.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a <b>b</b> c|a b c|bold 2 1",
        "<strong>x</strong><em>y</em>|xy|bold 0 1, italic 1 1",
        "<u>a</u><ins>b</ins>|ab|underline 0 1, underline 1 1",
        "<s>a</s><strike>b</strike><del>c</del>|abc|strikethrough 0 1, strikethrough 1 1, strikethrough 2 1",
        "<span class=\"tg-spoiler\">a</span><tg-spoiler>b</tg-spoiler>|ab|spoiler 0 1, spoiler 1 1",
        "<a href=\"https://Example.org/A?b=c\">x</a>|x|text_link 0 1 https://example.org/A?b=c",
        "<a href='example.org'>x</a>|x|text_link 0 1 http://example.org/",
        "<a href=\"tg://user?id=42\">x</a>|x|text_mention 0 1 42",
        "<a href=\"nowhere\">x</a>|x|``",
        "<code>a</code> <pre>b</pre>|a b|code 0 1, pre 2 1",
        "<pre><code class=\"language-java\">b</code></pre>|b|pre 0 1 java",
        "<pre><code>b</code></pre>|b|pre 0 1",
        "<blockquote>a</blockquote>|a|blockquote 0 1",
        "<blockquote expandable>a</blockquote>|a|expandable_blockquote 0 1",
        "<tg-emoji emoji-id=\"5368324170671202286\">👍</tg-emoji>|👍|custom_emoji 0 2 5368324170671202286",
        "<b>a<i>b</i></b>|ab|bold 0 2, italic 1 1",
        "<b>a<code>b</code></b>|ab|code 1 1",
        "&lt;b&gt; &amp; &quot;x&quot; &#33; &#x263a; &nbsp;|<b> & \"x\" ! ☺ &nbsp;|``",
        "<b></b>x|x|``",
        "<B>x</B>|x|bold 0 1",
        "<b>x</>|x|bold 0 1",
        "😀 <b>b</b>|😀 b|bold 3 1",
        "  <b>b </b> |b|bold 0 1",
      })
  void htmlBecomesTextAndEntities(String html, String text, String entities) {
    MarkedText marked = Markup.apply(html, "HTML", null);

    assertThat(marked.text()).isEqualTo(text);
    assertThat(shown(marked)).isEqualTo(entities == null ? "" : entities);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<b>a|Can't find end tag corresponding to start tag \"b\"",
        "a</b>|Unexpected end tag at byte offset 1",
        "<b>a</i>|Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
        "<x>a</x>|Unsupported start tag \"x\" at byte offset 0",
        "é<p>a|Unsupported start tag \"p\" at byte offset 2",
        "a < b|Unsupported start tag \"\" at byte offset 2",
        "a <b|Unclosed start tag at byte offset 2",
        "<b>a</b|Unclosed end tag at byte offset 4",
        "<span class=\"x\">a</span>|Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
        "<a href>x</a>|Expected equal sign in declaration of an attribute of the tag \"a\" at byte offset 0",
        "<a ='x'>x</a>|Empty attribute name in the tag \"a\" at byte offset 0",
        "<a href=\"x>x</a>|Unclosed start tag at byte offset 0",
        "<a href=a/b>x</a>|Unexpected end of name token at byte offset 8",
        "<tg-emoji emoji-id=\"x\">a</tg-emoji>|Invalid custom emoji identifier specified",
        "&#xd800;|Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
      })
  void brokenHtmlIsRefusedInTelegramsWords(String html, String why) {
    assertThatThrownBy(() -> Markup.apply(html, "html", null))
        .isInstanceOf(MarkupException.class)
        .hasMessage("can't parse entities: " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a *b* c;a b c;bold 2 1",
        "_i_ __u__ ~s~ ||p||;i u s p;italic 0 1, underline 2 1, strikethrough 4 1, spoiler 6 1",
        "*b _i_*;b i;bold 0 3, italic 2 1",
        "[x](https://example.org/a\\));x;text_link 0 1 https://example.org/a)",
        "[x](tg://user?id=7);x;text_mention 0 1 7",
        "![👍](tg://emoji?id=12);👍;custom_emoji 0 2 12",
        "1\\. \\*x\\*;1. *x*;``",
        "**;``;``",
      })
  void markdownBecomesTextAndEntities(String markdown, String text, String entities) {
    MarkedText marked = Markup.apply(markdown.strip(), "MarkdownV2", null);

    assertThat(marked.text()).isEqualTo(text == null ? "" : text);
    assertThat(shown(marked)).isEqualTo(entities == null ? "" : entities);
  }

  @Test
  void markdownHasCode() {
    MarkedText marked = Markup.apply("`a.b`", "MarkdownV2", null);

    assertThat(marked.text()).isEqualTo("a.b");
    assertThat(shown(marked)).isEqualTo("code 0 3");
  }

  @Test
  void markdownHasFencesWithALanguage() {
    MarkedText marked = Markup.apply("```java\nint a = *b;\n``` x", "MarkdownV2", null);

    assertThat(marked.text()).isEqualTo("int a = *b;\n x");
    assertThat(shown(marked)).isEqualTo("pre 0 12 java");
  }

  @Test
  void markdownHasQuotesOfSeveralLines() {
    MarkedText marked =
        Markup.apply(">one *b*\n>two\nafter\n**>three\n>four||", "MarkdownV2", null);

    assertThat(marked.text()).isEqualTo("one b\ntwo\nafter\nthree\nfour");
    assertThat(shown(marked)).isEqualTo("blockquote 0 9, bold 4 1, expandable_blockquote 16 10");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a.b;Character '.' is reserved and must be escaped with the preceding '\\'",
        "a|b;Character '|' is reserved and must be escaped with the preceding '\\'",
        "a > b;Character '>' is reserved and must be escaped with the preceding '\\'",
        "é *b;Can't find end of Bold entity at byte offset 3",
        "[x](https://a.de;Can't find end of a URL at byte offset 4",
        "[x;Can't find end of TextUrl entity at byte offset 0",
        "![x](https://a.de);Custom emoji entity must contain a tg://emoji URL",
      })
  void brokenMarkdownIsRefusedInTelegramsWords(String markdown, String why) {
    assertThatThrownBy(() -> Markup.apply(markdown, "MarkdownV2", null))
        .isInstanceOf(MarkupException.class)
        .hasMessage("can't parse entities: " + why);
  }

  @Test
  void anUnknownParseModeIsRefused() {
    assertThatThrownBy(() -> Markup.apply("x", "org", null)).hasMessage("unsupported parse_mode");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bold 0 4|bold 0 4",
        "bold 0 4, italic 1 2|bold 0 4, italic 1 2",
        "bold 0 4, text_link 0 4|bold 0 4, text_link 0 4 https://a.de/",
        "blockquote 0 4, pre 0 4|blockquote 0 4, pre 0 4 java",
        "bold 0 1, bold 1 1|bold 0 1, bold 1 1",
        "mention 0 4|''",
        "custom_emoji 4 2|custom_emoji 4 2 9",
        "text_mention 0 2|text_mention 0 2 8",
      })
  void rightEntitiesAreTaken(String given, String taken) {
    MarkedText marked = Markup.apply("abcd😀", "", entities(given));

    assertThat(shown(marked)).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bold 0 7|ends after the end of the text at UTF-16 offset 6",
        "bold -1 3|has length 3",
        "bold 1 0|has length 0",
        "bold 5 1|begins in a middle of a UTF-16 symbol at byte offset 4",
        "bold 0 5|ends in a middle of a UTF-16 symbol at byte offset 4",
        "bold 0 3, italic 2 2|can't overlap",
        "bold 0 4, code 1 1|can't overlap",
        "pre 0 4, code 1 1|can't overlap",
        "blockquote 0 4, blockquote 0 2|can't overlap",
        "text_link 0 4, code 0 4|can't overlap",
        "shout 0 1|can't parse MessageEntity: Unsupported type specified",
      })
  void wrongEntitiesAreRefused(String given, String why) {
    assertThatThrownBy(() -> Markup.apply("abcd😀", "", entities(given)))
        .isInstanceOf(MarkupException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]|expected an Object",
        "[{\"length\":1,\"type\":\"bold\"}]|Can't find field \"offset\"",
        "[{\"offset\":\"0\",\"length\":1,\"type\":\"bold\"}]|Field \"offset\" must be a valid Number",
        "[{\"offset\":0,\"length\":1,\"type\":7}]|Field \"type\" must be of type String",
        "[{\"offset\":0,\"length\":1,\"type\":\"text_link\"}]|Can't find field \"url\"",
        "[{\"offset\":0,\"length\":1,\"type\":\"text_mention\"}]|Field \"user\" must be of type Object",
      })
  void malformedEntitiesAreRefused(String json, String why) {
    assertThatThrownBy(() -> Markup.apply("abc", "", Json.read(json)))
        .hasMessage("can't parse MessageEntity: " + why);
  }

  @Test
  void telegramFindsCommandsMentionsTagsAndAddressesByItself() {
    MarkedText marked =
        Markup.plain("/start@some_bot tell @alice of #spring at https://example.org/a. or a@b.de");

    assertThat(shown(marked))
        .isEqualTo("bot_command 0 15, mention 21 6, hashtag 31 7, url 42 21, email 68 6");
  }

  @Test
  void theIndentOfCodeStays() {
    MarkedText marked = Markup.apply("\n<pre>  a\n  b\n</pre>", "HTML", null);

    assertThat(marked.text()).isEqualTo("  a\n  b");
    assertThat(shown(marked)).isEqualTo("pre 0 7");
  }

  @Test
  void nothingIsFoundInsideCode() {
    MarkedText marked = Markup.apply("<code>/start @alice</code> <b>@boris</b>", "HTML", null);

    assertThat(shown(marked)).isEqualTo("code 0 13, bold 14 6, mention 14 6");
  }

  @Test
  void pathsAndFractionsAreNoCommands() {
    assertThat(Markup.plain("1/2 a/b <x/y> //c").entities()).isEmpty();
  }

  @Test
  void noMoreThanAHundredEntitiesAreKept() {
    MarkedText marked = Markup.apply("<b>a</b> ".repeat(150), "HTML", null);

    assertThat(marked.entities()).hasSize(100);
  }

  private static String shown(MarkedText marked) {
    return String.join(
        ", ",
        marked.entities().stream()
            .map(entity ->
                "%s %d %d %s"
                    .formatted(
                        entity.type(),
                        entity.offset(),
                        entity.length(),
                        entity.argument() == null ? "" : entity.argument())
                    .strip())
            .toList());
  }

  private static tools.jackson.databind.JsonNode entities(String given) {
    var list = Json.array();
    for (String one : given.split(", ")) {
      String[] parts = one.split(" ");
      var entity = list.addObject().put("type", parts[0]);
      entity.put("offset", Integer.parseInt(parts[1])).put("length", Integer.parseInt(parts[2]));
      entity.put("url", "https://a.de").put("language", "java").put("custom_emoji_id", "9");
      entity.putObject("user").put("id", 8);
    }
    return list;
  }
}
