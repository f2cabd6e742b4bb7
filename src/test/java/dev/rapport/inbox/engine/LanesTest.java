package dev.rapport.inbox.engine;

import static dev.rapport.inbox.engine.TestNode.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.inbox.Turn.StopReason;
import dev.rapport.inbox.TurnFailedException;
import dev.rapport.inbox.TurnResult;
import dev.rapport.shared.ErrorCategory;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.IntakeUnavailableException;
import dev.rapport.telegram.UpdateEnvelope;
import dev.rapport.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LanesTest {
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

  @Test
  void anUpdateIsHandledItsReplySentAndBothAreOnRecord() {
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("echo hello");
    assertThat(node.one("select state from inbox")).isEqualTo("DONE");
    assertThat(node.one("select state from outbox")).isEqualTo("SENT");
    assertThat(node.one("select coalesce(owner, 'nobody') from lane")).isEqualTo("nobody");
  }

  @Test
  void theSameUpdateTwiceIsHandledOnce() {
    node.start();

    node.receive(update(1, 7, "hello"), update(1, 7, "hello"));
    node.receive(update(1, 7, "hello"));

    awaitIdle();
    node.receive(update(1, 7, "hello"));
    assertThat(node.one("select sum(pending) from lane")).isEqualTo("0");
    assertThat(node.telegram.texts()).containsExactly("echo hello");
  }

  @Test
  void whatIsStoredBeforeAWorkerRunsIsHandledInTheOrderOfTheUpdates() {
    node.receive(update(3, 7, "c"), update(1, 7, "a"));
    node.receive(update(2, 7, "b"));

    node.start();

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("echo a", "echo b", "echo c");
  }

  @Test
  void aBurstThatWaitsIsHandledTogether() {
    node.handler.together = 10;
    node.receive(update(1, 7, "a"), update(2, 7, "b"), update(3, 7, "c"));

    node.start();

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("echo a+b+c");
  }

  @Test
  void aTurnThatHasShownNothingBeginsAnewWhenItsBurstGoesOn() throws InterruptedException {
    var began = new CountDownLatch(1);
    node.handler.together = 10;
    node.handler.script =
        turn -> {
          var stopped = new CompletableFuture<StopReason>();
          turn.whenStopped(stopped::complete);
          began.countDown();
          if (turn.updates().size() == 1) stopped.join();
          return ScriptedHandler.echo(turn);
        };
    node.start();
    node.receive(update(1, 7, "a"));
    began.await();

    node.receive(update(2, 7, "b"));

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("echo a+b");
  }

  @Test
  void aTurnThatHasShownSomethingIsNotDisturbedByFurtherMessages() throws InterruptedException {
    var began = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    node.handler.together = 10;
    node.handler.script =
        turn -> {
          assertThat(turn.committed()).isTrue();
          began.countDown();
          goOn.await();
          return ScriptedHandler.echo(turn);
        };
    node.start();
    node.receive(update(1, 7, "a"));
    began.await();

    node.receive(update(2, 7, "b"));
    goOn.countDown();

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("echo a", "echo b");
  }

  @Test
  void twoNodesShareTheChatsWithoutADoubleOrAGap() {
    try (TestNode other = node.sibling(database)) {
      var atWork = new java.util.concurrent.ConcurrentHashMap<Long, AtomicInteger>();
      node.handler.script =
          turn -> {
            var here = atWork.computeIfAbsent(ScriptedHandler.chat(turn), _ -> new AtomicInteger());
            assertThat(here.incrementAndGet()).isEqualTo(1);
            Thread.onSpinWait();
            here.decrementAndGet();
            return ScriptedHandler.echo(turn);
          };
      node.start();
      other.start();
      int chats = 40;
      int each = 10;

      for (int i = 0; i < each; i++) {
        for (int chat = 1; chat <= chats; chat++) {
          TestNode receiver = (i + chat) % 2 == 0 ? node : other;
          receiver.receive(update(i * 1000L + chat, chat, "m" + i));
        }
      }

      awaitIdle();
      for (int chat = 1; chat <= chats; chat++) {
        long id = chat;
        assertThat(node.telegram.calls.stream().filter(call -> call.chatId() == id))
            .extracting(BotCall::body)
            .containsExactly(
                "echo m0", "echo m1", "echo m2", "echo m3", "echo m4", "echo m5", "echo m6",
                "echo m7", "echo m8", "echo m9");
      }
    }
  }

  @Test
  void aNodeWhoseLaneWasTakenOverWritesAndSendsNothing() {
    var handled = new CountDownLatch(1);
    node.handler.script =
        turn -> {
          database.execute("update lane set owner = 'somebody else', epoch = epoch + 1");
          handled.countDown();
          return ScriptedHandler.echo(turn);
        };
    node.start();

    node.receive(update(1, 7, "hello"));

    await().until(() -> handled.getCount() == 0 && node.handler.handled.size() == 1);
    assertThat(node.one("select state from inbox")).isEqualTo("PENDING");
    assertThat(node.one("select count(*) from outbox")).isEqualTo("0");
    assertThat(node.telegram.calls).isEmpty();
  }

  @Test
  void aNodeThatSleptPastItsLeaseSendsNothingAndAnotherOneAnswers() {
    node.handler.script =
        turn -> {
          node.slept.addAndGet(TimeUnit.SECONDS.toNanos(60));
          return ScriptedHandler.reply(turn, "from the sleeper");
        };
    node.start();
    node.receive(update(1, 7, "hello"));
    await().until(() -> node.handler.handled.size() == 1);
    node.handler.script = turn -> ScriptedHandler.reply(turn, "from the other");

    try (TestNode other = node.sibling(database)) {
      node.worker.stop();
      database.execute("update lane set ready_at = now()");
      other.start();

      awaitIdle();
    }

    assertThat(node.telegram.texts()).doesNotContain("from the sleeper");
    assertThat(node.one("select count(*) from outbox where state = 'SENDING'")).isEqualTo("0");
  }

  @Test
  void aTurnThatFailsIsTriedAgainAndGivenUpWithOneApology() {
    node.handler.script =
        _ -> {
          throw new IllegalStateException("something with the member's text in it");
        };
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("apology");
    assertThat(node.one("select state || ' ' || reason from inbox"))
        .isEqualTo("DEAD IllegalStateException");
  }

  @Test
  void aTurnThatFailsOnceIsAnsweredAtTheSecondTry() {
    node.handler.script =
        turn -> {
          if (turn.attempt() == 0) throw new IllegalStateException();
          return ScriptedHandler.echo(turn);
        };
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("echo hello");
  }

  @Test
  void eachClaimHasTheNextNumberAndIsToldOfItsCommit() {
    List<Long> committed = new CopyOnWriteArrayList<>();
    node.handler.script =
        turn -> ScriptedHandler.echo(turn).whenCommitted(() -> committed.add(turn.epoch()));
    node.start();

    node.receive(update(1, 7, "hello"));
    awaitIdle();
    node.receive(update(2, 7, "hello again"));
    awaitIdle();

    assertThat(committed).hasSize(2);
    assertThat(committed.get(1)).isEqualTo(committed.get(0) + 1);
  }

  @Test
  void whatIsDiscardedIsNotCommitted() {
    List<String> committed = new CopyOnWriteArrayList<>();
    node.handler.together = 10;
    node.handler.script =
        turn -> {
          String text = ScriptedHandler.texts(turn).toString();
          if (ScriptedHandler.texts(turn).size() == 1) node.receive(update(2, 7, "two"));
          return ScriptedHandler.echo(turn).whenCommitted(() -> committed.add(text));
        };
    node.start();

    node.receive(update(1, 7, "one"));

    awaitIdle();
    assertThat(committed).containsExactly("[one, two]");
  }

  @Test
  void inAFloodWhatComesForOneChatIsAnsweredTogether() {
    node.handler.together = 100;
    node.start();

    for (int batch = 0; batch < 5; batch++) {
      int first = batch * 20;
      node.receive(
          IntStream.rangeClosed(1, 20)
              .mapToObj(i -> update(first + i, i % 4 + 1, "m"))
              .toArray(UpdateEnvelope[]::new));
    }

    awaitIdle();
    assertThat(node.one("select count(*) from inbox where state <> 'DONE'")).isEqualTo("0");
    assertThat(node.telegram.texts().size()).isLessThan(20);
  }

  @Test
  void aTurnThatCannotSucceedIsGivenUpAtOnce() {
    var tries = new AtomicInteger();
    node.handler.script =
        _ -> {
          tries.incrementAndGet();
          throw new TurnFailedException(
              "no key", ErrorCategory.UPSTREAM_FINAL, List.of(), new IllegalStateException());
        };
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(tries).hasValue(1);
    assertThat(node.one("select reason from inbox")).isEqualTo("no key");
  }

  @Test
  void waitingForSomebodyWhoIsAwayCostsNoTry() {
    var waits = new AtomicInteger();
    node.handler.script =
        turn -> {
          if (waits.incrementAndGet() <= 5) {
            throw TurnFailedException.postponed(
                "rests", Duration.ofMillis(1), new IllegalStateException());
          }
          return ScriptedHandler.echo(turn);
        };
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("echo hello");
  }

  @Test
  void waitingTooLongCounts() {
    node.handler.script =
        _ -> {
          throw TurnFailedException.postponed(
              "rests", Duration.ofMillis(1), new IllegalStateException());
        };
    node.receive(update(1, 7, "hello"));
    node.change("update inbox set received_at = received_at - interval '16 minutes'");

    node.start();

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("apology");
  }

  @Test
  void theNextMessageIsAnsweredAfterOneThatWasGivenUp() {
    node.handler.script =
        turn -> {
          if (ScriptedHandler.texts(turn).contains("poison")) throw new IllegalStateException();
          return ScriptedHandler.echo(turn);
        };
    node.receive(update(1, 7, "poison"), update(2, 7, "hello"));

    node.start();

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("apology", "echo hello");
  }

  @Test
  void anUpdateThatCannotBeReadIsKeptAsDeadAndDisturbsNobody() {
    var poison =
        new UpdateEnvelope(
            TestNode.BOT,
            1,
            "message",
            "42:7",
            "{".getBytes(StandardCharsets.UTF_8),
            "nested too deep");
    node.start();

    node.receive(poison, update(2, 7, "hello"));

    awaitIdle();
    assertThat(node.column("select state from inbox order by update_id"))
        .containsExactly("DEAD", "DONE");
    assertThat(node.telegram.texts()).containsExactly("echo hello");
  }

  @Test
  void aStopRequestFromAnotherNodeReachesTheRunningTurn() throws InterruptedException {
    var began = new CountDownLatch(1);
    node.handler.script =
        turn -> {
          var stopped = new CompletableFuture<StopReason>();
          turn.whenStopped(stopped::complete);
          began.countDown();
          return ScriptedHandler.reply(turn, "stopped by " + stopped.join());
        };
    node.start();
    node.receive(update(1, 7, "tell me a long story"));
    began.await();

    try (TestNode other = node.sibling(database)) {
      assertThat(other.lanes.requestStop("42:7")).isTrue();

      awaitIdle();
    }

    assertThat(node.telegram.texts()).containsExactly("stopped by MEMBER");
  }

  @Test
  void aNodeThatStopsHandsItsTurnsToAnotherOne() throws InterruptedException {
    var began = new CountDownLatch(1);
    node.handler.script =
        turn -> {
          var stopped = new CompletableFuture<StopReason>();
          turn.whenStopped(stopped::complete);
          began.countDown();
          stopped.join();
          return ScriptedHandler.reply(turn, "half an answer");
        };
    node.start();
    node.receive(update(1, 7, "hello"));
    began.await();

    node.worker.stop();

    assertThat(node.telegram.calls).isEmpty();
    node.handler.script = ScriptedHandler::echo;
    try (TestNode other = node.sibling(database)) {
      other.start();
      awaitIdle();
    }
    assertThat(node.telegram.texts()).containsExactly("echo hello");
  }

  @Test
  void intakeSaysSoWhenNothingCanBeStored() {
    database.execute("alter table inbox rename to gone");

    assertThatThrownBy(() -> node.receive(update(1, 7, "hello")))
        .isInstanceOf(IntakeUnavailableException.class);
  }

  @Test
  void anUnfinishedMessageIsFoundAgainByTheNextTry() {
    node.handler.script =
        turn -> {
          if (turn.attempt() == 0) {
            var begun = turn.sendUnfinished(new BotCall("sendMessage", 7, "half"));
            assertThat(begun).isPresent();
            throw new IllegalStateException();
          }
          var text = "goes on in " + turn.unfinishedMessage().orElseThrow();
          return new TurnResult(List.of(new BotCall("editMessageText", 7, text)), List.of());
        };
    node.start();

    node.receive(update(1, 7, "hello"));

    awaitIdle();
    assertThat(node.telegram.texts()).containsExactly("half", "goes on in 1001");
  }
}
