package dev.rapport.inbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.inbox.DeadLetters.Entry;
import dev.rapport.inbox.DeadLetters.Filter;
import dev.rapport.inbox.DeadLetters.Reply;
import dev.rapport.inbox.DeadLetters.UpdateId;
import dev.rapport.inbox.DeadLetters.Whole;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterStoreTest {
  private InboxRows rows;
  private DeadLetterStore letters;

  @BeforeEach
  void open() {
    rows = new InboxRows();
    letters = new DeadLetterStore(rows.transactions);
  }

  @AfterEach
  void close() {
    rows.close();
  }

  @Test
  void updatesAreListedByStateTheNewestFirst() {
    UpdateId old = rows.update(1, 7, "DEAD", 3);
    UpdateId young = rows.update(2, 7, "DEAD", 1);
    UpdateId waits = rows.update(3, 8, "PENDING", 0);
    rows.update(4, 8, "DONE", 2);

    assertThat(letters.list(Filter.DEAD, 10)).extracting(Entry::id).containsExactly(young, old);
    assertThat(letters.list(Filter.PENDING, 10)).extracting(Entry::id).containsExactly(waits);
    assertThat(letters.list(Filter.ALL, 10)).hasSize(4);
    assertThat(letters.list(Filter.ALL, 1)).extracting(Entry::id).containsExactly(waits);
    assertThat(letters.list(Filter.DEAD, 1).getFirst().reason()).isEqualTo("a reason");
  }

  @Test
  void anUpdateIsFoundWithItsRepliesButItsTextFormKeepsWhatPeopleWrote() {
    UpdateId id = rows.update(1, 7, "DEAD", 1);
    rows.reply(1, 0, 7, "SENT", 1);

    Whole found = letters.find(id).orElseThrow();

    assertThat(found.body()).isEqualTo("{\"text\":\"private\"}");
    assertThat(found.entry().bytes()).isEqualTo(18);
    assertThat(found.replies()).extracting(Reply::state).containsExactly("SENT");
    assertThat(found.toString() + found.replies()).doesNotContain("private");
    assertThat(letters.find(new UpdateId(InboxRows.BOT, 99))).isEmpty();
  }

  @Test
  void aReplayedUpdateWaitsAgainAndItsLaneCanBeClaimed() {
    UpdateId id = rows.update(1, 7, "DEAD", 1);

    assertThat(letters.replay(List.of(id))).containsExactly(id);

    assertThat(rows.state(id)).isEqualTo("PENDING");
    assertThat(rows.pending(7)).isEqualTo(1);
    List<ClaimedLane> claimed =
        new LaneStore(rows.transactions, "me").claim(5, Duration.ofSeconds(30));
    assertThat(claimed).singleElement().satisfies(lane -> assertThat(lane.waiting()).hasSize(1));
  }

  @Test
  void aReplayInABusyLaneIsCountedAndDisturbsNobody() {
    rows.lane(7, 1, "somebody", 20);
    UpdateId dropped = rows.update(1, 7, "DROPPED", 1);

    letters.replay(List.of(dropped));

    assertThat(rows.pending(7)).isEqualTo(2);
    assertThat(rows.one("select owner from lane")).isEqualTo("somebody");
    assertThat(rows.one("select ready_at > now() from lane")).isEqualTo("t");
  }

  @Test
  void whatWasHandledOrWaitsIsNotReplayed() {
    rows.lane(7, 1, "", 0);
    UpdateId done = rows.update(1, 7, "DONE", 1);
    UpdateId waits = rows.update(2, 7, "PENDING", 0);

    assertThat(letters.replay(List.of(done, waits, new UpdateId(1, 1)))).isEmpty();
    assertThat(letters.replay(List.of())).isEmpty();

    assertThat(rows.state(done)).isEqualTo("DONE");
    assertThat(rows.pending(7)).isEqualTo(1);
  }

  @Test
  void theRepliesOfTheFirstTryMakeRoomForThoseOfTheNext() {
    UpdateId id = rows.update(1, 7, "DEAD", 1);
    rows.reply(1, -1, 7, "SENT", 1);
    rows.reply(1, 0, 7, "SENT", 1);

    letters.replay(List.of(id));
    rows.reply(1, 0, 7, "SENT", 0);
    rows.transactions.direct().sql("update inbox set state = 'DEAD'").update();
    letters.replay(List.of(id));

    assertThat(letters.find(id).orElseThrow().replies())
        .extracting(Reply::part)
        .containsExactly(-1, 1000, 2000);
  }

  @Test
  void everythingThatWasGivenUpIsReplayedHoweverMuchItIs() {
    IntStream.rangeClosed(1, 1201).forEach(i -> rows.update(i, i % 10, "DEAD", 1));

    assertThat(letters.replayAllDead()).isEqualTo(1201);

    assertThat(rows.one("select count(*) from inbox where state = 'PENDING'")).isEqualTo("1201");
    assertThat(rows.one("select sum(pending) from lane")).isEqualTo("1201");
    assertThat(letters.replayAllDead()).isZero();
  }

  @Test
  void replaysAtTheSameTimeCountEachUpdateOnce() {
    List<UpdateId> ids =
        IntStream.rangeClosed(1, 60).mapToObj(i -> rows.update(i, i % 6, "DEAD", 1)).toList();

    int replayed =
        IntStream.range(0, 4)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> letters.replay(ids).size()))
            .toList()
            .stream()
            .mapToInt(CompletableFuture::join)
            .sum();

    assertThat(replayed).isEqualTo(60);
    assertThat(rows.one("select sum(pending) from lane")).isEqualTo("60");
  }

  @Test
  void whatWaitsOrWasGivenUpCanBeDropped() {
    rows.lane(7, 1, "", 0);
    UpdateId waits = rows.update(1, 7, "PENDING", 0);
    UpdateId dead = rows.update(2, 8, "DEAD", 1);

    assertThat(letters.drop(waits)).isTrue();
    assertThat(letters.drop(dead)).isTrue();

    assertThat(rows.state(waits)).isEqualTo("DROPPED");
    assertThat(rows.state(dead)).isEqualTo("DROPPED");
    assertThat(rows.pending(7)).isZero();
  }

  @Test
  void whatIsWorkedOnOrEndedIsNotDropped() {
    rows.lane(7, 1, "somebody", 20);
    UpdateId inWork = rows.update(1, 7, "PENDING", 0);
    UpdateId done = rows.update(2, 7, "DONE", 0);

    assertThat(letters.drop(inWork)).isFalse();
    assertThat(letters.drop(done)).isFalse();
    assertThat(letters.drop(new UpdateId(1, 1))).isFalse();

    assertThat(rows.state(inWork)).isEqualTo("PENDING");
    assertThat(rows.pending(7)).isEqualTo(1);
  }

  @Test
  void whatAnOwnerLeftBehindWhoseLeaseIsOverCanBeDropped() {
    rows.lane(7, 1, "a dead node", -20);
    UpdateId left = rows.update(1, 7, "PENDING", 0);

    assertThat(letters.drop(left)).isTrue();

    assertThat(rows.pending(7)).isZero();
  }
}
