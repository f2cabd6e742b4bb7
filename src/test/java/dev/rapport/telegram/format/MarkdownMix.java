package dev.rapport.telegram.format;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/// Generates Markdown: well-formed documents, and heaps of its fragments.
final class MarkdownMix {
  private static final List<String> FRAGMENTS =
      List.of(
          "*",
          "**",
          "***",
          "_",
          "__",
          "~~",
          "~",
          "||",
          "|",
          "`",
          "``",
          "```",
          "```py\n",
          "[",
          "](",
          ")",
          "![",
          "<",
          ">",
          "</u>",
          "<u>",
          "<br>",
          "https://a.b",
          "<https://a.b>",
          "[x](https://a.b)",
          "# ",
          "\n# ",
          "\n- ",
          "\n  - ",
          "\n1. ",
          "\n> ",
          "\n\n",
          "\n",
          "  \n",
          "\\",
          "&amp;",
          "&#0;",
          "&#55296;",
          "\n---\n",
          "\n===\n",
          "\n|a|b|\n|-|-|\n",
          "\n| 1 | 2 |",
          "\n    ",
          "\t",
          " ",
          "word",
          "Ünï",
          "字",
          "👨‍👩‍👧",
          "🇩🇪",
          "e\u0301",
          "\u200B",
          "\u00A0",
          "\uD83D",
          "\uDE00",
          "\0",
          "\r\n",
          "\uFEFF",
          "\u202E",
          "x",
          "1",
          ".",
          "!",
          "- [x] ",
          "[a]: b",
          "\u2028");

  private MarkdownMix() {}

  static Arbitrary<String> heap() {
    return Arbitraries.of(FRAGMENTS).list().ofMaxSize(60).map(parts -> String.join("", parts));
  }

  /// A document of which each mark is closed.
  static Arbitrary<String> document() {
    Arbitrary<String> paragraph =
        inline().list().ofMinSize(1).ofMaxSize(8).map(w -> String.join(" ", w));
    Arbitrary<List<String>> lines = paragraph.list().ofMinSize(1).ofMaxSize(5);
    Arbitrary<String> block =
        Arbitraries.oneOf(
            paragraph,
            paragraph.map(text -> "## " + text),
            lines.map(items -> lines("- ", items)),
            lines.map(items -> lines("1. ", items)),
            lines.map(items -> lines("- [x] ", items)),
            lines.map(items -> lines("> ", items)),
            lines.map(items -> lines("- a\n  - ", items)),
            words().map(code -> "```java\n" + code + "\n```"),
            lines.map(MarkdownMix::table));
    return block.list().ofMinSize(1).ofMaxSize(12).map(blocks -> String.join("\n\n", blocks));
  }

  private static Arbitrary<String> inline() {
    Arbitrary<String> words = words();
    Arbitrary<String> marked =
        Arbitraries.oneOf(
            words.map(text -> "**" + text + "**"),
            words.map(text -> "*" + text + "*"),
            words.map(text -> "~~" + text + "~~"),
            words.map(text -> "`" + text + "`"),
            words.map(text -> "<u>" + text + "</u>"),
            words.map(text -> "**" + text + " *" + text + "*** " + text),
            words.map(text -> "[" + text + "](https://example.org/a_b)"));
    return Arbitraries.frequencyOf(Tuple.of(3, words), Tuple.of(1, marked));
  }

  private static Arbitrary<String> words() {
    Arbitrary<String> word =
        Arbitraries.oneOf(
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9),
            Arbitraries.of("東京", "Straße", "мир", "👨‍👩‍👧", "🇩🇪", "42", "naïve"));
    return word.list().ofMinSize(1).ofMaxSize(6).map(words -> String.join(" ", words));
  }

  private static String lines(String prefix, List<String> items) {
    return items.stream().map(item -> prefix + item).collect(Collectors.joining("\n"));
  }

  private static String table(List<String> cells) {
    String rows =
        cells.stream().map(cell -> "| " + cell + " | x |\n").collect(Collectors.joining());
    return "| first | second |\n|---|---|\n" + rows;
  }
}
