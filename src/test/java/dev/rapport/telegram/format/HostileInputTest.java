package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.telegram.FormattedText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class HostileInputTest {
  private static final int MEGABYTE = 1_000_000;

  /// Far above what any needs, far below what one that is not linear would take.
  private static final Duration LIMIT = Duration.ofSeconds(20);

  static final List<String> UNITS =
      List.of("[", "*", ">", "- ", "`", "<", "![[]()", "**a ", "a**b ");

  static final List<String> NESTED = List.of(">", "- ", "[", "![", "*a _b ", "**a ", "<u>", "1. ");

  @ParameterizedTest
  @FieldSource("UNITS")
  void aMegabyteOfMarkupTakesNoTime(String unit) {
    String text = unit.repeat(MEGABYTE / unit.length());

    Assertions.assertTimeout(LIMIT, () -> checkAll(text));
  }

  @ParameterizedTest
  @FieldSource("NESTED")
  void deepNestingDoesNotOverflowASmallStack(String unit) throws InterruptedException {
    String closing = unit.equals("[") || unit.equals("![") ? "](https://b)" : "";
    String text = unit.repeat(10_000) + "a" + closing.repeat(10_000);
    var failure = new Throwable[1];
    var thread = new Thread(null, () -> checkAll(text), "small", 256 * 1024);
    thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);

    thread.start();
    thread.join();

    assertThat(failure[0]).isNull();
  }

  @Test
  void listsNestedHundredsDeepAreShown() {
    String text =
        Stream.iterate("", indent -> indent + "  ")
            .limit(500)
            .map(i -> i + "- a\n")
            .reduce("", String::concat);

    checkAll(text);
  }

  @Test
  void aTableOfManyColumnsAndShortRowsDoesNotExplode() {
    String text = "|a".repeat(5_000) + "\n" + "|-".repeat(5_000) + "\n" + "|x\n".repeat(50_000);

    Assertions.assertTimeout(LIMIT, () -> checkAll(text));
  }

  private static void checkAll(String text) {
    var formatter = new CommonMarkFormatter();
    List<FormattedText> messages = formatter.format(text);
    messages.stream().limit(5).forEach(TelegramRules::check);
    TelegramRules.checkPreview(formatter.preview(text));
  }
}
