package dev.rapport.conversation.turn;

import static dev.rapport.testing.TestMessages.ANNA;
import static dev.rapport.testing.TestMessages.BOB;
import static dev.rapport.testing.TestMessages.inGroup;
import static dev.rapport.testing.TestMessages.inPrivate;
import static dev.rapport.testing.TestMessages.inTopic;
import static dev.rapport.testing.TestMessages.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.ConversationSettings;
import dev.rapport.conversation.ConversationSettings.Streaming;
import dev.rapport.conversation.history.History;
import dev.rapport.conversation.history.HistoryWriters;
import dev.rapport.conversation.live.LiveAnswers;
import dev.rapport.inbox.PendingUpdate;
import dev.rapport.inbox.TurnFailedException;
import dev.rapport.inbox.TurnResult;
import dev.rapport.inbox.UnknownReply;
import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelException;
import dev.rapport.llm.ModelMessage;
import dev.rapport.shared.ErrorCategory;
import dev.rapport.storage.Transactions;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.Update;
import dev.rapport.testing.PlainFormatter;
import dev.rapport.testing.ScriptedModel;
import dev.rapport.testing.ScriptedTelegram;
import dev.rapport.testing.ScriptedTurn;
import dev.rapport.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationTurnsTest {
  private static final TestDatabase DATABASE = TestDatabase.fresh();
  private static final Transactions TRANSACTIONS = new Transactions(DATABASE.dataSource());

  private final History history = new History(TRANSACTIONS);

  private final AtomicLong updateIds = new AtomicLong();
  private final ScriptedTelegram telegram = new ScriptedTelegram();
  private final ScriptedModel model = new ScriptedModel();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private boolean somethingRuns;
  private long epoch;
  private Optional<BotCall> unknownReply = Optional.empty();
  private final ConversationTurns turns = turns();

  @BeforeAll
  static void migrate() {
    Flyway.configure().dataSource(DATABASE.dataSource()).load().migrate();
  }

  @BeforeEach
  void forget() {
    DATABASE.execute("truncate message");
  }

  @AfterEach
  void closeHistory() {
    history.close();
  }

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  private ConversationTurns turns() {
    var settings = new ConversationSettings(Streaming.OFF, 2000, 500);
    var formatter = new PlainFormatter();
    var live = new LiveAnswers(settings, telegram, telegram, formatter, System::nanoTime);
    var answering = new Answering(model, live, telegram, formatter, settings);
    var account = new KnownAccount();
    var messages = new Messages(history, answering, (_, _) -> somethingRuns, account, telegram);
    return new ConversationTurns(
        messages,
        new Buttons((_, _) -> unknownReply, telegram),
        new Addressing(account),
        telegram,
        meters);
  }

  /// Handles a turn and remembers what it wants remembered.
  private List<String> say(IncomingMessage... messages) {
    var updates = new Update[messages.length];
    for (int i = 0; i < messages.length; i++) {
      updates[i] = update(updateIds.incrementAndGet(), messages[i]);
    }
    var turn = new ScriptedTurn(updates);
    turn.epoch = ++epoch;
    TurnResult result = turns.handle(turn);
    TRANSACTIONS.call(jdbc -> {
      HistoryWriters.write(jdbc, result.records());
      return true;
    });
    result.onCommitted().run();
    return result.replies().stream().map(BotCall::body).toList();
  }

  private List<String> context() {
    return model.requests.getLast().messages().stream()
        .filter(message -> message.role() != ModelMessage.Role.SYSTEM)
        .map(ModelMessage::text)
        .toList();
  }

  @Test
  void aFirstPlainMessageIsAnswered() {
    assertThat(say(inPrivate("hello"))).containsExactly("answer to hello");
  }

  @Test
  void theModelSeesWhatWasSaidBefore() {
    say(inPrivate("my name is Anna"));

    say(inPrivate("what is my name?"));

    assertThat(context())
        .containsExactly("my name is Anna", "answer to my name is Anna", "what is my name?");
  }

  @Test
  void whatAnotherNodeAnsweredInBetweenIsSeenToo() {
    say(inPrivate("my name is Anna"));
    DATABASE.execute(
        "insert into message (bot_id, chat_id, topic_id, update_id, role, body)"
            + " select bot_id, chat_id, topic_id, 999, 'MEMBER', 'and I am 30' from message limit 1");
    epoch++;

    say(inPrivate("how old am I?"));

    assertThat(String.join(" ", context())).contains("and I am 30");
  }

  @Test
  void aLivelyConversationIsNotReadAgain() {
    say(inPrivate("my name is Anna"));
    DATABASE.execute("truncate message");

    say(inPrivate("what is my name?"));

    assertThat(context()).contains("my name is Anna", "answer to my name is Anna");
  }

  @Test
  void whatWasNotCommittedIsNotKept() {
    say(inPrivate("my name is Anna"));
    var lost = new ScriptedTurn(update(updateIds.incrementAndGet(), inPrivate("lost")));
    lost.epoch = ++epoch;
    turns.handle(lost);

    say(inPrivate("what is my name?"));

    assertThat(context()).contains("my name is Anna").doesNotContain("lost");
  }

  @Test
  void aBurstIsAnsweredTogether() {
    List<String> replies = say(inPrivate("one"), inPrivate("two"));

    assertThat(replies).containsExactly("answer to one\n\ntwo");
  }

  @Test
  void aNewConversationForgetsTheOldOne() {
    say(inPrivate("a secret"));
    say(inPrivate("/new"));

    say(inPrivate("hello again"));

    assertThat(context()).containsExactly("hello again");
  }

  @Test
  void retryAnswersTheLastMessageAgainInPlaceOfTheOldAnswer() {
    say(inPrivate("tell me a joke"));
    model.script = (_, onText) -> ScriptedModel.say(onText, Ending.COMPLETE, "a better joke");

    assertThat(say(inPrivate("/retry"))).containsExactly("a better joke");
    assertThat(context()).containsExactly("tell me a joke");

    say(inPrivate("thanks"));
    assertThat(context()).containsExactly("tell me a joke", "a better joke", "thanks");
  }

  @Test
  void retryWithNothingSaidSaysSo() {
    assertThat(say(inPrivate("/retry"))).containsExactly(Texts.of("nothing.to.retry"));
    assertThat(model.requests).isEmpty();
  }

  @Test
  void startGreetsByNameAndHelpExplains() {
    assertThat(say(inPrivate("/start")).getFirst()).contains("Anna").contains("Rapport");
    assertThat(say(inPrivate("/help")).getFirst()).contains("/retry").contains("/new");
  }

  @Test
  void stopSaysWhetherThereWasSomethingToStop() {
    assertThat(say(inPrivate("/stop"))).containsExactly(Texts.of("nothing.to.stop"));
    somethingRuns = true;
    assertThat(say(inPrivate("/stop"))).containsExactly(Texts.of("stopped"));
  }

  @Test
  void anUnknownCommandIsAnsweredInPrivateAndPassedOverInAGroup() {
    assertThat(say(inPrivate("/abracadabra"))).containsExactly(Texts.of("unknown.command"));
    assertThat(say(inGroup(ANNA, "/abracadabra"))).isEmpty();
  }

  @Test
  void topicsAreConversationsOfTheirOwn() {
    say(inTopic(ANNA, "Rapport, this is about cats", 3));

    say(inTopic(BOB, "Rapport, this is about dogs", 4));

    assertThat(context()).containsExactly("Bob Stone: Rapport, this is about dogs");
  }

  @Test
  void whatIsNotForTheBotIsNeitherAnsweredNorRemembered() {
    assertThat(say(inGroup(ANNA, "between us"))).isEmpty();

    assertThat(DATABASE.column("select body from message")).isEmpty();
    assertThat(meters.counter("rapport.updates.passed.over", "kind", "message").count())
        .isEqualTo(1);
  }

  @Test
  void aLongAnswerBecomesSeveralMessages() {
    model.script =
        (_, onText) -> ScriptedModel.say(onText, Ending.COMPLETE, "part one\n---\npart two");

    assertThat(say(inPrivate("tell me everything"))).containsExactly("part one", "part two");
  }

  @Test
  void aCutAnswerKeepsWhatCameAndSaysSo() {
    model.script = (_, onText) -> ScriptedModel.say(onText, Ending.CUT, "half an ans");

    assertThat(say(inPrivate("hello")).getFirst())
        .startsWith("half an ans")
        .endsWith(Texts.of("cut"));
  }

  @Test
  void anAnswerThatWasStoppedBeforeItBeganSaysNothing() {
    model.script = (_, onText) -> ScriptedModel.say(onText, Ending.CANCELLED);

    assertThat(say(inPrivate("hello"))).isEmpty();
  }

  @Test
  void aModelThatFailsMakesTheTurnFailAndItsCallsAreStillBooked() {
    model.script =
        (_, onText) -> {
          var attempts = ScriptedModel.say(onText, Ending.COMPLETE).attempts();
          throw new ModelException("openai: 503", ErrorCategory.UPSTREAM_RETRY, attempts);
        };

    assertThatThrownBy(() -> say(inPrivate("hello")))
        .isInstanceOfSatisfying(
            TurnFailedException.class,
            failure -> {
              assertThat(failure.category()).isEqualTo(ErrorCategory.UPSTREAM_RETRY);
              assertThat(failure.records()).hasSize(1).allMatch(r -> r.isKeptWhenDiscarded());
            });
  }

  @Test
  void charactersThatNoDatabaseStoresDoNoHarm() {
    model.script = (_, onText) -> ScriptedModel.say(onText, Ending.COMPLETE, "a\0b\ud800c");

    assertThat(say(inPrivate("x\0y"))).hasSize(1);

    assertThat(DATABASE.column("select body from message order by id"))
        .containsExactly("xy", "ab?c");
  }

  @Test
  void aMessageWithoutTextIsAnsweredWithAPoliteWord() {
    assertThat(say(inPrivate(""))).containsExactly(Texts.of("text.only"));
  }

  @Test
  void theButtonBelowANoticeShowsTheReplyAgain() {
    unknownReply = Optional.of(new BotCall("sendMessage", 7, "the lost answer"));
    var chat = new IncomingMessage.Chat(7, IncomingMessage.Chat.Kind.PRIVATE, null);
    BotCall notice =
        turns.unknownFate(new UnknownReply(99, new BotCall("sendMessage", 7, "x"))).orElseThrow();

    TurnResult result =
        turns.handle(
            new ScriptedTurn(new Update.ButtonPressed(5, "cb", ANNA, "again:99", chat, 12, null)));

    assertThat(notice.body()).isEqualTo(Texts.of("unknown.fate"));
    assertThat(result.replies())
        .extracting(BotCall::method)
        .containsExactly("answerCallbackQuery", "sendMessage");
  }

  @Test
  void nonsenseFromAButtonIsOnlyAcknowledged() {
    var chat = new IncomingMessage.Chat(7, IncomingMessage.Chat.Kind.PRIVATE, null);
    for (String data : List.of("", "again:", "again:x", "again:" + "9".repeat(30), "other")) {
      TurnResult result =
          turns.handle(
              new ScriptedTurn(new Update.ButtonPressed(5, "cb", ANNA, data, chat, 12, null)));

      assertThat(result.replies())
          .extracting(BotCall::method)
          .containsExactly("answerCallbackQuery");
    }
  }

  @Test
  void whatTheProgramDoesNothingWithIsCounted() {
    turns.handle(new ScriptedTurn(new Update.UnknownKind(1, "telepathy")));
    turns.handle(new ScriptedTurn(new Update.Known(2, "poll")));
    turns.handle(new ScriptedTurn(new Update.Unreadable(3, "message", "no chat")));

    assertThat(meters.find("rapport.updates.passed.over").counters()).hasSize(3);
  }

  @Test
  void aTurnTakesTheMessagesOfOneBurstAndNoCommand() {
    assertThat(planned(inPrivate("a"), inPrivate("b"), inPrivate("/new"), inPrivate("c")))
        .isEqualTo(2);
    assertThat(planned(inPrivate("/new"), inPrivate("c"))).isEqualTo(1);
    assertThat(planned(inGroup(ANNA, "Rapport, hi"), inGroup(BOB, "Rapport, hi"))).isEqualTo(1);
    assertThat(planned(inGroup(ANNA, "chat"), inGroup(BOB, "chat"), inGroup(BOB, "Rapport, hi")))
        .isEqualTo(2);
  }

  private int planned(IncomingMessage... messages) {
    return turns.plan(
        List.of(messages).stream()
            .map(message -> new PendingUpdate(update(1, message), Instant.EPOCH))
            .toList());
  }

  @Test
  void whoWroteLastGetsTheApology() {
    var pending = new PendingUpdate(update(1, inPrivate("hello")), Instant.EPOCH);

    assertThat(turns.apology(pending).orElseThrow().chatId()).isEqualTo(7);
    assertThat(turns.apology(new PendingUpdate(new Update.Known(2, "poll"), Instant.EPOCH)))
        .isEmpty();
  }
}
