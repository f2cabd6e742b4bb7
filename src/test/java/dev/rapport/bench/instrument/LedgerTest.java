package dev.rapport.bench.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.bench.Balance;
import dev.rapport.bench.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final List<Integer> answered = new ArrayList<>();
  private final Ledger ledger = new Ledger(chat -> answered.add(chat.number()));
  private final Chat chat = ledger.chat(7);

  @BeforeEach
  void look() {
    ledger.look(0);
  }

  @Test
  void theBotsOwnShareIsTheTimeThatIsNotTheModels() {
    Asked question = asked(chat, 100);
    ledger.modelEnded(new long[] {question.mark()}, millis(690));

    ledger.saw(message(true, question), millis(100 + 690 + 12));

    Window window = ledger.window(millis(2000));
    assertThat(window.turns()).isEqualTo(1);
    assertThat(window.turnsPerSecond()).isEqualTo(0.5);
    assertThat(window.ownShare().p50()).isCloseTo(12, within());
    assertThat(window.whole().p50()).isCloseTo(702, within());
    assertThat(answered).containsExactly(7);
  }

  @Test
  void whatWasAcknowledgedAndNotAnsweredIsMissing() {
    asked(chat, 0);
    ledger.ask(chat, 0);

    assertThat(ledger.balance()).isEqualTo(new Balance(2, 1, 0, 1, 0, 0, 0, 0, 0));
    assertThat(ledger.balance().isClean()).isFalse();
  }

  @Test
  void aBurstIsAnsweredByOneMessageThatNamesAllOfIt() {
    Asked one = asked(chat, 0);
    Asked two = asked(chat, 1);

    ledger.saw(message(true, one, two), 5);

    assertThat(ledger.balance()).isEqualTo(new Balance(2, 2, 2, 0, 0, 0, 0, 0, 0));
    assertThat(ledger.balance().isSettled()).isTrue();
    assertThat(ledger.balance().isClean()).isTrue();
  }

  @Test
  void anAnswerThatIsSentTwiceIsADoubleAndNoSecondTurn() {
    Asked question = asked(chat, 0);

    ledger.saw(message(true, question), 5);
    ledger.saw(message(true, question), 6);

    assertThat(ledger.balance().doubled()).isEqualTo(1);
    assertThat(ledger.balance().isClean()).isFalse();
    assertThat(ledger.window(10).turns()).isEqualTo(1);
    assertThat(answered).hasSize(1);
  }

  @Test
  void anAnswerThatGrowsByEditsIsOneAnswerWhenItsEndShows() {
    Asked question = asked(chat, 0);

    ledger.saw(message(false, true, question), 5);
    ledger.saw(message(false, false, question), 6);
    assertThat(answered).isEmpty();
    ledger.saw(message(true, false, question), 7);
    ledger.saw(message(true, false, question), 8);

    assertThat(ledger.balance()).isEqualTo(new Balance(1, 1, 1, 0, 0, 0, 0, 0, 0));
    assertThat(ledger.window(10).previews()).isEqualTo(1);
  }

  @Test
  void anAnswerInSeveralMessagesIsCompleteWithTheLast() {
    Asked question = asked(chat, 0);

    ledger.saw(message(false, true, question), 5);
    assertThat(answered).isEmpty();
    ledger.saw(message(true, true), 6);

    assertThat(ledger.balance()).isEqualTo(new Balance(1, 1, 1, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void anAnswerInAnotherChatAnswersNothing() {
    Asked question = asked(chat, 0);

    ledger.saw(
        new Sighting(ledger.chat(8).id(), true, new long[] {question.mark()}, true, null), 5);

    assertThat(ledger.balance()).isEqualTo(new Balance(1, 1, 0, 1, 0, 1, 0, 0, 0));
  }

  @Test
  void anAnswerToWhatNobodyAskedIsStray() {
    ledger.saw(new Sighting(chat.id(), true, new long[] {Marks.of(7, 99)}, true, null), 5);
    ledger.saw(new Sighting(Chat.id(9), true, new long[] {Marks.of(9, 0)}, true, null), 5);

    assertThat(ledger.balance().stray()).isEqualTo(2);
  }

  @Test
  void aMessageWithAButtonInsteadOfAnAnswerIsANotice() {
    asked(chat, 0);

    ledger.saw(new Sighting(chat.id(), true, new long[0], false, "again:5"), 5);
    ledger.saw(new Sighting(chat.id(), true, new long[0], false, null), 5);

    assertThat(ledger.balance()).isEqualTo(new Balance(1, 1, 0, 1, 0, 0, 1, 1, 0));
    assertThat(ledger.waiting()).containsExactly(chat);
    assertThat(chat.takeButton()).map(Chat.Button::data).contains("again:5");
    assertThat(chat.takeButton()).isEmpty();
  }

  @Test
  void aSecondTwoHundredForTheSameUpdateCountsOnce() {
    Asked question = ledger.ask(chat, 0);

    ledger.acknowledged(question, millis(3));
    ledger.acknowledged(question, millis(9));

    Window window = ledger.window(millis(10));
    assertThat(window.acknowledged()).isEqualTo(1);
    assertThat(window.acknowledging()).isEqualTo(0.003);
  }

  @Test
  void aNewLoadBeginsWithEmptyBooks() {
    ledger.saw(message(true, asked(chat, 0)), 5);
    ledger.refused();

    ledger.clear();

    assertThat(ledger.balance()).isEqualTo(new Balance(0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  private Asked asked(Chat where, long dueMillis) {
    Asked question = ledger.ask(where, millis(dueMillis));
    ledger.acknowledged(question, millis(dueMillis + 2));
    return question;
  }

  private Sighting message(boolean ends, Asked... questions) {
    return message(ends, true, questions);
  }

  private Sighting message(boolean ends, boolean fresh, Asked... questions) {
    long[] marks = java.util.Arrays.stream(questions).mapToLong(Asked::mark).toArray();
    @Nullable String noButton = null;
    return new Sighting(chat.id(), fresh, marks, ends, noButton);
  }

  private static long millis(long count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
  }

  private static org.assertj.core.data.Percentage within() {
    return org.assertj.core.data.Percentage.withPercentage(1);
  }
}
