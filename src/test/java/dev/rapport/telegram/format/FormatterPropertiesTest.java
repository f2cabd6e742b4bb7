package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.telegram.FormattedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class FormatterPropertiesTest {
  private static final Pattern CLUSTER = Pattern.compile("\\X");
  private static final Pattern RAW_MARKS =
      Pattern.compile("\\*|`|~~|\\|\\||\\]\\(|</?u>|\\[|^#", Pattern.MULTILINE);

  private final CommonMarkFormatter formatter = new CommonMarkFormatter();

  @Property(tries = 1000)
  void anyStringGivesValidMessages(@ForAll String text) {
    formatter.format(text).forEach(TelegramRules::check);
    TelegramRules.checkPreview(formatter.preview(text));
  }

  @Property(tries = 1500)
  void anyHeapOfMarkupGivesValidMessages(@ForAll("heaps") String text) {
    formatter.format(text).forEach(TelegramRules::check);
    TelegramRules.checkPreview(formatter.preview(text));
  }

  @Property(tries = 100)
  void longHeapsGiveValidMessages(
      @ForAll("heaps") String text, @ForAll @IntRange(min = 10, max = 200) int times) {
    formatter.format(text.repeat(times)).forEach(TelegramRules::check);
    TelegramRules.checkPreview(formatter.preview(text.repeat(times)));
  }

  @Property(tries = 300)
  void noWordIsLostAndNoMarkIsLeft(
      @ForAll("documents") String document, @ForAll @IntRange(min = 1, max = 20) int times) {
    String text = (document + "\n\n").repeat(times);

    List<FormattedText> messages = formatter.format(text);

    messages.forEach(TelegramRules::check);
    String shown = messages.stream().map(FormattedText::text).collect(Collectors.joining("\n"));
    assertThat(words(shown)).containsAll(words(text));
    assertThat(messages)
        .allSatisfy(message -> assertThat(RAW_MARKS.matcher(message.text()).find()).isFalse());
  }

  @Property(tries = 40)
  void eachPrefixHasAValidPreviewWithoutRawMarks(@ForAll("documents") String document) {
    for (int length = 0; length <= document.length(); length++) {
      String prefix = document.substring(0, length);
      FormattedText preview = formatter.preview(prefix);

      TelegramRules.checkPreview(preview);
      assertThat(RAW_MARKS.matcher(preview.text()).find())
          .as("%s -> %s", prefix, preview)
          .isFalse();
    }
  }

  @Property(tries = 100)
  void splittingNeverBreaksACharacter(
      @ForAll("characters") List<String> characters,
      @ForAll @IntRange(min = 1, max = 300) int times) {
    String text = String.join("", characters).repeat(times);

    List<FormattedText> messages = formatter.format(text);

    List<String> shown = new ArrayList<>();
    messages.forEach(message -> shown.addAll(clusters(message.text())));
    assertThat(shown).isEqualTo(clusters(text));
  }

  @Property(tries = 1500)
  void theShortcutForPlainTextGivesWhatTheFullWayGives(@ForAll("nearlyPlain") String text) {
    String source = CleanText.of(text);
    if (!PlainText.isPlain(source)) return;
    var writer = new RichTextWriter();
    DocumentRenderer.render(source, writer);

    assertThat(formatter.format(text)).isEqualTo(MessageSplitter.split(writer.finish()));
  }

  @Property(tries = 300)
  void piecesPutTogetherAreTheWhole(
      @ForAll("heaps") String text, @ForAll @IntRange(min = 10, max = 100) int size) {
    String whole = CleanText.of(text.replace("```", "").replace("~~", "").replace("|", ""));

    assertThat(String.join("", Pieces.of(whole, size))).isEqualTo(whole);
  }

  private static List<String> words(String text) {
    return Pattern.compile("[\\p{L}\\p{N}]+")
        .matcher(text.replaceAll("\\]\\([^)]*\\)|```java|</?u>|\\[x\\]|(?m)^1\\. |\\|---", " "))
        .results()
        .map(result -> result.group())
        .toList();
  }

  private static List<String> clusters(String text) {
    Matcher matcher = CLUSTER.matcher(text);
    return matcher
        .results()
        .map(result -> result.group())
        .filter(cluster -> !cluster.isBlank())
        .toList();
  }

  @Provide
  Arbitrary<String> heaps() {
    return MarkdownMix.heap();
  }

  @Provide
  Arbitrary<String> documents() {
    return MarkdownMix.document();
  }

  @Provide
  Arbitrary<List<String>> characters() {
    return Arbitraries.of(
            "a",
            "bc",
            " ",
            "\n",
            ". ",
            "👨‍👩‍👧‍👦",
            "🇩🇪",
            "🇫🇷",
            "e\u0301",
            "👍🏽",
            "字",
            "。",
            "\u0915\u094D\u0937",
            "ü",
            "\u0E01\u0E33",
            "x \u0301")
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<String> nearlyPlain() {
    return Arbitraries.of(
            "a",
            "Hello, world!",
            " ",
            "\n",
            "\n\n",
            "1",
            "12",
            ".",
            ")",
            "-",
            "+",
            "#",
            "=",
            ":",
            ">",
            "<",
            "&",
            "&am",
            ";",
            "~",
            "]",
            "(",
            "!",
            "\"",
            "字",
            "👍",
            "\t",
            "  ",
            "\u00A0",
            "\u3000",
            "\u200B",
            "\r",
            "@",
            "/",
            "$",
            "e\u0301")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }
}
