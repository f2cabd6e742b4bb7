package dev.rapport.conversation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.conversation.ConversationSettings;
import dev.rapport.conversation.ConversationSettings.Streaming;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.BotCalls.Destination;
import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.CallResult.Reason;
import dev.rapport.testing.PlainFormatter;
import dev.rapport.testing.ScriptedTelegram;
import dev.rapport.testing.ScriptedTurn;
import dev.rapport.testing.TestMessages;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveAnswerTest {
  private static final Destination HERE = new Destination(7, null);

  private final ScriptedTelegram telegram = new ScriptedTelegram();
  private final ScriptedTurn turn =
      new ScriptedTurn(TestMessages.update(5, TestMessages.inPrivate("hello")));

  private LiveAnswers answers(Streaming streaming) {
    return new LiveAnswers(
        new ConversationSettings(streaming, 2000, 500),
        telegram,
        telegram,
        new PlainFormatter(),
        System::nanoTime);
  }

  private List<String> methods() {
    return telegram.calls.stream().map(BotCall::method).toList();
  }

  @Test
  void aPrivateAnswerShowsAsADraftThatGrows() {
    var answer = answers(Streaming.AUTO).open(turn, HERE, true, null);

    answer.append("Once upon");
    await().until(() -> telegram.texts().contains("Once upon"));
    answer.append(" a time");
    await().until(() -> telegram.texts().contains("Once upon a time"));
    answer.close();

    assertThat(methods()).containsOnly("sendMessageDraft");
    assertThat(answer.message()).isEmpty();
  }

  @Test
  void anAnswerInAGroupIsOneMessageThatIsEdited() {
    var answer = answers(Streaming.AUTO).open(turn, HERE, false, 11L);

    answer.append("Once upon");
    await().until(() -> !turn.unfinished.isEmpty());
    answer.append(" a time");
    await().until(() -> telegram.texts().contains("Once upon a time"));
    answer.close();

    assertThat(turn.unfinished).extracting(BotCall::body).containsExactly("Once upon");
    assertThat(methods()).containsOnly("editMessageText");
    assertThat(answer.message()).hasValue(500);
  }

  @Test
  void whereDraftsAreRefusedEditsTakeOverAtOnceAndForLaterAnswers() {
    telegram.answerWith(call ->
        call.method().equals("sendMessageDraft")
            ? new CallResult.Refused(404, Reason.UNSUPPORTED, "Not Found")
            : null);
    var answers = answers(Streaming.AUTO);
    var first = answers.open(turn, HERE, true, null);
    first.append("Once upon");
    await().until(() -> !turn.unfinished.isEmpty());
    first.close();

    var second = answers.open(turn, HERE, true, null);
    second.append("Another");
    await().until(() -> turn.unfinished.size() == 2);
    second.close();

    assertThat(methods().stream().filter("sendMessageDraft"::equals)).hasSize(1);
  }

  @Test
  void aDraftThatIsRefusedOnceIsTriedAgainWithTheNextAnswer() {
    telegram.answerWith(call ->
        call.method().equals("sendMessageDraft")
            ? new CallResult.Refused(400, Reason.OTHER, "Bad Request: CHAT_RESTRICTED")
            : null);
    var answers = answers(Streaming.AUTO);
    for (int answered = 1; answered <= 2; answered++) {
      var answer = answers.open(turn, HERE, true, null);
      answer.append("Once upon");
      int expected = answered;
      await().until(() -> turn.unfinished.size() == expected);
      answer.close();
    }

    assertThat(methods().stream().filter("sendMessageDraft"::equals)).hasSize(2);
  }

  @Test
  void aBusyProcessShowsLessOften() {
    Duration usual = Duration.ofMillis(500);

    assertThat(LiveAnswers.pause(usual, 1)).isEqualTo(usual);
    assertThat(LiveAnswers.pause(usual, 150)).isEqualTo(usual);
    assertThat(LiveAnswers.pause(usual, 375)).isEqualTo(Duration.ofMillis(1500));
    assertThat(LiveAnswers.pause(usual, 2000)).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void aSlowModelShowsTheTypingSignFirst() {
    var answer = answers(Streaming.AUTO).open(turn, HERE, true, null);

    await().until(() -> methods().contains("sendChatAction"));
    answer.close();

    assertThat(methods()).containsOnly("sendChatAction");
  }

  @Test
  void switchedOffNothingButTheTypingSignShows() {
    var answer = answers(Streaming.OFF).open(turn, HERE, true, null);

    answer.append("Once upon");
    await().pollDelay(Duration.ofMillis(300)).until(() -> true);
    answer.close();

    assertThat(methods()).isSubsetOf("sendChatAction");
    assertThat(turn.unfinished).isEmpty();
  }

  @Test
  void aFullFloodBudgetIsOfNoConsequence() {
    telegram.answerWith(_ -> new CallResult.FloodLimited(Duration.ofSeconds(3)));
    var answer = answers(Streaming.AUTO).open(turn, HERE, true, null);

    answer.append("Once upon");
    await().until(() -> !telegram.calls.isEmpty());
    answer.close();

    assertThat(answer.message()).isEmpty();
  }

  @Test
  void aTurnThatBeginsAnewShowsNothing() {
    turn.mayCommit = false;
    var answer = answers(Streaming.AUTO).open(turn, HERE, true, null);

    answer.append("Once upon");
    await().pollDelay(Duration.ofMillis(300)).until(() -> true);
    answer.close();

    assertThat(telegram.calls).isEmpty();
  }

  @Test
  void anUnfinishedMessageOfAnEarlierTryIsEditedFurther() {
    turn.unfinishedMessage = OptionalLong.of(77);
    var answer = answers(Streaming.EDITS).open(turn, HERE, true, null);

    answer.append("Once upon");
    await().until(() -> methods().contains("editMessageText"));
    answer.close();

    assertThat(turn.unfinished).isEmpty();
    assertThat(answer.message()).hasValue(77);
  }

  @Test
  void aMessageThatSomebodyDeletedIsNotEditedAnyMore() {
    telegram.answerWith(call ->
        call.method().equals("editMessageText")
            ? new CallResult.Refused(400, Reason.TARGET_GONE, "message to edit not found")
            : null);
    turn.unfinishedMessage = OptionalLong.of(77);
    var answer = answers(Streaming.EDITS).open(turn, HERE, true, null);

    answer.append("Once upon");
    await().until(() -> methods().contains("editMessageText"));
    answer.close();

    assertThat(answer.message()).isEmpty();
  }
}
