package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.TextEntity;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class RealisticAnswersTest {
  private static final Pattern RAW_MARKS =
      Pattern.compile("\\*\\*|\\*\\w|`|~~|\\|\\||\\]\\(|^#|^- |^\\|", Pattern.MULTILINE);

  static final List<String> ANSWERS =
      List.of(
          Answers.CHAT, Answers.TYPICAL, Answers.TRAVEL, Answers.CODE, Answers.ofLength(20_000));

  private final CommonMarkFormatter formatter = new CommonMarkFormatter();

  @ParameterizedTest
  @FieldSource("ANSWERS")
  void noMarkIsLeftInTheMessages(String answer) {
    for (FormattedText message : formatter.format(answer)) {
      TelegramRules.check(message);
      assertThat(withoutCode(message)).doesNotContainPattern(RAW_MARKS);
    }
  }

  @ParameterizedTest
  @FieldSource("ANSWERS")
  void noMarkShowsWhileTheAnswerIsBeingWritten(String answer) {
    int step = answer.length() > 5000 ? 101 : 1;
    for (int length = 0; length < answer.length(); length += step) {
      FormattedText preview = formatter.preview(answer.substring(0, length));

      TelegramRules.checkPreview(preview);
      assertThat(withoutCode(preview))
          .as("after %s", answer.substring(Math.max(0, length - 40), length))
          .doesNotContainPattern(RAW_MARKS);
    }
  }

  @ParameterizedTest
  @FieldSource("ANSWERS")
  void thePreviewOfTheWholeIsTheMessageItself(String answer) {
    List<FormattedText> messages = formatter.format(answer);

    if (messages.size() == 1) assertThat(formatter.preview(answer)).isEqualTo(messages.getFirst());
  }

  @Test
  void thePreviewOnlyGrowsWhileAnAnswerIsWritten() {
    String shown = "";
    for (int length = 0; length < Answers.TYPICAL.length(); length++) {
      String next = formatter.preview(Answers.TYPICAL.substring(0, length)).text();

      assertThat(next).startsWith(shown);
      shown = next;
    }
  }

  private static String withoutCode(FormattedText message) {
    var text = new StringBuilder(message.text());
    for (TextEntity entity : message.entities()) {
      if (entity.type().equals("code") || entity.type().equals("pre")) {
        for (int i = 0; i < entity.length(); i++) text.setCharAt(entity.offset() + i, '.');
      }
    }
    return text.toString();
  }
}
