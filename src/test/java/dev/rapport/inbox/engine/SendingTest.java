package dev.rapport.inbox.engine;

import static dev.rapport.inbox.engine.TestNode.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.CallResult.Reason;
import dev.rapport.testing.TestDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendingTest {
  private TestDatabase database;
  private TestNode node;

  @BeforeEach
  void open() {
    database = TestNode.migrated();
    node = TestNode.on(database);
  }

  @AfterEach
  void close() {
    node.close();
    database.close();
  }

  private void awaitIdle() {
    await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> node.one("select sum(pending) from lane").equals("0"));
  }

  private String outbox() {
    return String.join(" ", node.column("select part || ':' || state from outbox order by part"));
  }

  @Test
  void theMessagesOfALongAnswerAreSentInOrder() {
    node.handler.script = turn -> ScriptedHandler.reply(turn, "one", "two", "three");
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("one", "two", "three");
    assertThat(outbox()).isEqualTo("0:SENT 1:SENT 2:SENT");
  }

  @Test
  void aReplyWhoseAnswerWasLostIsNotSentAgainButANoticeIs() {
    node.telegram.answerWith(
        call -> call.body().equals("echo hello") ? new CallResult.Unknown("reset") : null);
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("echo hello", "notice about echo hello");
    assertThat(outbox()).isEqualTo("0:UNKNOWN 1000:SENT");
  }

  @Test
  void aNoticeThatIsLostTooIsNotFollowedByAnother() {
    node.telegram.answerWith(_ -> new CallResult.Unknown("reset"));
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(outbox()).isEqualTo("0:UNKNOWN 1000:UNKNOWN");
  }

  @Test
  void whatADeadNodeWasSendingIsUnknownAndWhatItHadNotBegunIsSent() {
    node.receive(update(1, 7, "hello"));
    database.execute(
        "update inbox set state = 'DONE'",
        "update lane set owner = 'a dead node', epoch = 5, ready_at = now() - interval '1 s'",
        """
        insert into outbox (bot_id, update_id, part, lane, method, chat_id, body, state) values
          (42, 1, 0, '42:7', 'sendMessage', 7, 'first', 'SENDING'),
          (42, 1, 1, '42:7', 'sendMessage', 7, 'second', 'PENDING')
        """);

    node.start();

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("second", "notice about first");
    assertThat(outbox()).isEqualTo("0:UNKNOWN 1:SENT 1000:SENT");
  }

  @Test
  void anEditThatADeadNodeWasMakingIsMadeAgain() {
    node.receive(update(1, 7, "hello"));
    database.execute(
        "update inbox set state = 'DONE'",
        "update lane set owner = 'a dead node', epoch = 5, ready_at = now() - interval '1 s'",
        """
        insert into outbox (bot_id, update_id, part, lane, method, chat_id, body, state)
        values (42, 1, 0, '42:7', 'editMessageText', 7, 'final', 'SENDING')
        """);

    node.start();

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("final");
    assertThat(outbox()).isEqualTo("0:SENT");
  }

  @Test
  void aCallThatWasCertainlyNotDoneIsMadeAgain() {
    var calls = new AtomicInteger();
    node.telegram.answerWith(
        _ -> calls.incrementAndGet() < 3 ? new CallResult.NotDone("refused") : null);
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(node.telegram.calls).hasSize(3);
    assertThat(outbox()).isEqualTo("0:SENT");
  }

  @Test
  void aLongFloodLimitParksTheChatAndHoldsUpNobodyElse() {
    node.telegram.answerWith(
        call -> call.chatId() == 7 ? new CallResult.FloodLimited(Duration.ofMinutes(5)) : null);
    node.start();

    node.receive(update(1, 7, "hello"), update(2, 8, "hello"));

    await().until(() -> node.one("select parked from lane where lane = '42:7'").equals("true"));
    await().until(() -> node.one("select pending from lane where lane = '42:8'").equals("0"));
    assertThat(node.one("select state from outbox where chat_id = 7")).isEqualTo("PENDING");
    assertThat(
            node.one(
                "select ready_at > now() + interval '4 minutes' from lane where lane = '42:7'"))
        .isEqualTo("true");
  }

  @Test
  void aParkedReplyIsSentBeforeAnythingNewIsAnswered() {
    node.telegram.answerWith(_ -> new CallResult.FloodLimited(Duration.ofMinutes(5)));
    node.start();
    node.receive(update(1, 7, "first"));
    await().until(() -> node.one("select parked from lane").equals("true"));
    node.telegram.calls.clear();
    node.telegram.answerWith(_ -> null);

    node.receive(update(2, 7, "second"));
    database.execute("update lane set ready_at = now()");

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("echo first", "echo second");
  }

  @Test
  void aShortFloodLimitIsWaitedFor() {
    var calls = new AtomicInteger();
    node.telegram.answerWith(_ ->
        calls.incrementAndGet() == 1 ? new CallResult.FloodLimited(Duration.ofMillis(30)) : null);
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(node.telegram.calls).hasSize(2);
  }

  @Test
  void someoneWhoBlockedTheBotIsNotWrittenToAnyMore() {
    node.handler.script = turn -> ScriptedHandler.reply(turn, "one", "two");
    node.telegram.answerWith(
        _ -> new CallResult.Refused(403, Reason.BLOCKED, "Forbidden: bot was blocked by the user"));
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("one");
    assertThat(outbox()).isEqualTo("0:DEAD 1:DEAD");
  }

  @Test
  void refusedFormattingGoesOutAsPlainText() {
    node.telegram.answerWith(call ->
        call.body().startsWith("plain")
            ? null
            : new CallResult.Refused(400, Reason.FORMATTING, "Bad Request: can't parse"));
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("echo hello", "plain echo hello");
    assertThat(outbox()).isEqualTo("0:SENT");
  }

  @Test
  void aGroupThatBecameASupergroupIsFollowed() {
    node.telegram.answerWith(call -> call.chatId() == -7 ? new CallResult.Migrated(-1007) : null);
    node.start();

    node.receive(update(1, -7, "hello"));

    awaitIdle();
    assertThat(node.telegram.calls.getLast().chatId()).isEqualTo(-1007);
    assertThat(outbox()).isEqualTo("0:SENT");
  }

  @Test
  void aRefusedTokenWaitsForTheOperator() {
    node.telegram.answerWith(_ -> new CallResult.Refused(401, Reason.UNAUTHORIZED, "Unauthorized"));
    node.start();

    node.receive(update(1, 7, "hello"));

    await().until(() -> node.one("select parked from lane").equals("true"));
    assertThat(outbox()).isEqualTo("0:PENDING");
  }
}
