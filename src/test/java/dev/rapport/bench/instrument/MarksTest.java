package dev.rapport.bench.instrument;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MarksTest {
  @Property
  void aQuestionIsFoundInThePromptAndInItsAnswer(
      @ForAll @IntRange(min = 0) int chat, @ForAll @IntRange(min = 0) int question) {
    long mark = Marks.of(chat, question);

    assertThat(asked("Zebra " + Marks.asking(mark) + " Zq")).containsExactly(mark);
    assertThat(answered("**" + Marks.answering(new long[] {mark}) + "** Za12"))
        .containsExactly(mark);
  }

  @Test
  void aPromptAsksAllThatFollowsTheLastAnswer() {
    String prompt = "Zq1x0z Za1x0z Zend; Zq1x1z\\n\\nZq1x2z Zq1x1z";

    assertThat(asked(prompt)).containsExactlyInAnyOrder(Marks.of(1, 1), Marks.of(1, 2));
  }

  @Test
  void aPromptWithoutMarksAsksNothing() {
    assertThat(asked("Zq Zqx Zq1z Zq1xz Zq1x2")).isEmpty();
  }

  @Test
  void anAnswerMayCoverSeveralQuestions() {
    long[] both = {Marks.of(3, 4), Marks.of(3, 5)};

    assertThat(answered(Marks.answering(both))).containsExactly(both);
  }

  @Test
  void anAnswerEndsWithItsLastWord() {
    byte[] whole = ("Za1x1z well " + Marks.end()).getBytes(UTF_8);

    assertThat(Marks.ends(whole, 0, whole.length)).isTrue();
    assertThat(Marks.ends(whole, 0, whole.length - 1)).isFalse();
  }

  private static long[] asked(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return Marks.asked(bytes, 0, bytes.length);
  }

  private static long[] answered(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return Marks.answered(bytes, 0, bytes.length);
  }
}
