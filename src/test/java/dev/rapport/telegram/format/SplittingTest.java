package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.TextEntity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SplittingTest {
  private static List<FormattedText> split(String markdown) {
    List<FormattedText> messages = new CommonMarkFormatter().format(markdown);
    messages.forEach(TelegramRules::check);
    return messages;
  }

  private static List<Integer> lengths(List<FormattedText> messages) {
    return messages.stream().map(message -> message.text().length()).toList();
  }

  private static List<String> types(FormattedText message) {
    return message.entities().stream().map(TextEntity::type).toList();
  }

  @Test
  void whatFitsIsOneMessage() {
    assertThat(lengths(split("a".repeat(4096)))).containsExactly(4096);
    assertThat(lengths(split("a".repeat(4097)))).containsExactly(4096, 1);
  }

  @Test
  void markupDoesNotCountTowardsTheLimit() {
    assertThat(lengths(split("**" + "a".repeat(4096) + "**"))).containsExactly(4096);
    assertThat(lengths(split("[" + "a".repeat(4000) + "](https://x.y/" + "z".repeat(500) + ")")))
        .containsExactly(4000);
  }

  @Test
  void anEmptyLineIsTheBestPlace() {
    String text = "a. ".repeat(800) + "\n\n" + "b\n".repeat(400) + "c ".repeat(600);

    List<FormattedText> messages = split(text);

    assertThat(messages.getFirst().text()).endsWith("a.");
    assertThat(messages.get(1).text()).startsWith("b\nb");
  }

  @Test
  void thenALineEndThenASentenceThenASpace() {
    assertThat(split("a. ".repeat(900) + "\n" + "b. ".repeat(900)).getFirst().text())
        .endsWith("a.");
    assertThat(split("a ".repeat(1500) + "b. " + "c ".repeat(900)).getFirst().text())
        .endsWith("b.");
    assertThat(split("aaaa ".repeat(900)).getFirst().text()).hasSize(4094).endsWith(" aaaa");
    assertThat(split("字".repeat(3000) + "。" + "字".repeat(3000)).getFirst().text()).hasSize(3001);
  }

  @Test
  void aPlaceInTheFirstHalfIsNotWorthAShortMessage() {
    assertThat(split("a\n\n" + "b ".repeat(2500)).getFirst().text().length()).isGreaterThan(4000);
  }

  @Test
  void aCrumbAtTheEndIsAvoided() {
    String paragraphs = ("x".repeat(98) + "\n\n").repeat(41);

    List<FormattedText> messages = split(paragraphs + "The end.");

    assertThat(messages).hasSize(2);
    assertThat(messages.getLast().text().length()).isGreaterThanOrEqualTo(200);
  }

  @Test
  void aHeadingStaysWithItsText() {
    String text = ("x".repeat(198) + "\n\n").repeat(20) + "# Heading\n\n" + "y".repeat(300);

    List<FormattedText> messages = split(text);

    assertThat(messages).hasSize(2);
    assertThat(messages.getLast().text()).startsWith("Heading\n\nyyy");
  }

  @Test
  void longFormattingIsClosedAndReopened() {
    List<FormattedText> messages = split("**" + "bold *it* ".repeat(700).strip() + "**");

    assertThat(messages).hasSize(2);
    for (FormattedText message : messages) {
      TextEntity bold = message.entities().getFirst();
      assertThat(bold).isEqualTo(TextEntity.of("bold", 0, message.text().length()));
      assertThat(types(message)).contains("italic");
    }
  }

  @Test
  void aLongLinkKeepsItsAddressInBothMessages() {
    List<FormattedText> messages = split("[" + "word ".repeat(1000) + "](https://x.y)");

    assertThat(messages).hasSize(2);
    assertThat(messages)
        .allSatisfy(m -> assertThat(m.entities().getFirst().url()).isEqualTo("https://x.y"));
  }

  @Test
  void aCodeBlockThatDoesNotFitIsSplitAtLineEnds() {
    String code =
        String.join("\n", IntStream.range(0, 600).mapToObj("    line(%d);"::formatted).toList());

    List<FormattedText> messages =
        split("Look:\n\n```java\nclass A {\n" + code + "\n}\n```\n\nBye.");

    assertThat(messages.size()).isGreaterThan(2);
    for (FormattedText message : messages) {
      assertThat(types(message)).containsExactly("pre");
      assertThat(message.entities().getFirst().language()).isEqualTo("java");
    }
    assertThat(messages.get(1).text()).matches("(?s)(\u00A0{4}line\\(\\d+\\);)(\n    line.*)");
    assertThat(messages.getFirst().text()).startsWith("Look:").endsWith(");");
  }

  @Test
  void aCodeBlockThatFitsAMessageIsMovedToTheNext() {
    String code = "line();\n".repeat(400);

    List<FormattedText> messages = split("text ".repeat(400) + "\n\n```\n" + code + "```");

    assertThat(messages).hasSize(2);
    assertThat(messages.getFirst().entities()).isEmpty();
    assertThat(messages.getLast().entities())
        .containsExactly(TextEntity.of("pre", 0, messages.getLast().text().length()));
  }

  @Test
  void aTableIsSplitBetweenRowsWithItsHeadRepeated() {
    String rows =
        String.join(
            "\n", IntStream.range(0, 400).mapToObj("| row %d | value |"::formatted).toList());

    List<FormattedText> messages = split("| Name | What |\n|---|---|\n" + rows);

    assertThat(messages.size()).isGreaterThan(1);
    for (FormattedText message : messages) {
      assertThat(message.text()).startsWith("Name    | What\n--------+------\nrow ");
      assertThat(message.text()).endsWith("| value");
      assertThat(message.entities())
          .containsExactly(TextEntity.of("pre", 0, message.text().length()));
    }
  }

  @Test
  void oneEndlessCodeLineIsCutAnyway() {
    List<FormattedText> messages = split("```\n" + "x".repeat(9000) + "\n```");

    assertThat(lengths(messages)).containsExactly(4096, 4096, 808);
  }

  @Test
  void emojiFlagsAndMarksStayWhole() {
    for (String cluster : List.of("👨‍👩‍👧‍👦", "🇩🇪", "e\u0301\u0323", "👍🏽", "1️⃣", "क्षि")) {
      String text = "x" + cluster.repeat(6000 / cluster.length());

      List<FormattedText> messages = split(text);

      assertThat(messages).hasSize(2);
      assertThat(messages.getLast().text())
          .isEqualTo(cluster.repeat(messages.getLast().text().length() / cluster.length()));
    }
  }

  @Test
  void anEndlessClusterIsCutBetweenCodePoints() {
    List<FormattedText> messages =
        split("a" + "\u0301".repeat(5000) + "b" + "\uDB40\uDC61".repeat(3000));

    assertThat(messages.size()).isGreaterThan(1);
  }

  @Test
  void tooManyEntitiesSplitTheMessage() {
    List<FormattedText> messages = split("some plain words **bold** here\n".repeat(150));

    assertThat(messages).hasSize(2);
    assertThat(messages.stream().mapToInt(message -> message.entities().size()).sum())
        .isEqualTo(150);
  }

  @Test
  void farTooManyEntitiesLoseTheLeastImportant() {
    List<FormattedText> messages = split("*a* ".repeat(200) + "[x](https://y.z)");

    assertThat(messages).hasSize(1);
    assertThat(messages.getFirst().entities()).hasSize(100);
    assertThat(messages.getFirst().entities().getLast().url()).isEqualTo("https://y.z");
  }
}
