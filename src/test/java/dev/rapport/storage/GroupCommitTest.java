package dev.rapport.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {
  private static List<String> upper(List<String> batch) {
    return batch.stream().map(item -> item + "!").toList();
  }

  @Test
  void everybodyGetsTheResultOfTheirOwnItemHoweverManyComeAtOnce() throws Exception {
    var batches = new ConcurrentLinkedQueue<List<String>>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
        var commits =
            new GroupCommit<String, String>(
                "test",
                2,
                16,
                batch -> {
                  batches.add(batch);
                  return upper(batch);
                })) {
      List<Callable<Boolean>> all =
          IntStream.range(0, 2000)
              .<Callable<Boolean>>mapToObj(i -> () -> commits.submit("i" + i).equals("i" + i + "!"))
              .toList();

      for (Future<Boolean> one : people.invokeAll(all)) assertThat(one.get()).isTrue();

      assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, 16));
      assertThat(batches.stream().flatMap(List::stream)).hasSize(2000).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatComesWhileABatchIsCommittedSharesTheNextOne() throws Exception {
    var firstMayEnd = new CountDownLatch(1);
    var batches = new ConcurrentLinkedQueue<List<String>>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
        var commits =
            new GroupCommit<String, String>(
                "test",
                1,
                100,
                batch -> {
                  batches.add(batch);
                  if (batch.contains("first")) block(firstMayEnd);
                  return upper(batch);
                })) {
      Future<String> first = people.submit(() -> commits.submit("first"));
      await().until(() -> batches.size() == 1);
      List<Future<String>> others =
          IntStream.range(0, 20)
              .mapToObj(i -> people.submit(() -> commits.submit("o" + i)))
              .toList();
      await().until(() -> commits.waiting() == 20);

      firstMayEnd.countDown();

      assertThat(first.get()).isEqualTo("first!");
      for (Future<String> other : others) assertThat(other.get()).startsWith("o").endsWith("!");
      assertThat(batches).hasSize(2);
    }
  }

  @Test
  void aBadItemFailsAlone() throws Exception {
    var firstBegan = new CountDownLatch(1);
    var firstMayEnd = new CountDownLatch(1);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
        var commits =
            new GroupCommit<String, String>(
                "test",
                1,
                100,
                batch -> {
                  if (batch.contains("first")) {
                    firstBegan.countDown();
                    block(firstMayEnd);
                  }
                  if (batch.contains("bad")) throw new IllegalArgumentException("bad item");
                  return upper(batch);
                })) {
      Future<String> first = people.submit(() -> commits.submit("first"));
      firstBegan.await();
      Future<String> good = people.submit(() -> commits.submit("good"));
      Future<String> bad = people.submit(() -> commits.submit("bad"));
      await().until(() -> commits.waiting() == 2);

      firstMayEnd.countDown();

      assertThat(first.get()).isEqualTo("first!");
      assertThat(good.get()).isEqualTo("good!");
      assertThatThrownBy(bad::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .hasRootCauseMessage("bad item");
    }
  }

  @Test
  void anErrorOfTheCommitReachesTheCallerAndTheCommitterGoesOn() {
    try (var commits =
        new GroupCommit<String, String>(
            "test",
            1,
            10,
            batch -> {
              if (batch.contains("bug")) throw new AssertionError("a bug");
              return upper(batch);
            })) {
      assertThatThrownBy(() -> commits.submit("bug")).hasRootCauseMessage("a bug");

      assertThat(commits.submit("next")).isEqualTo("next!");
    }
  }

  @Test
  void whatStillWaitsWhenItIsClosedFails() {
    var never = new CountDownLatch(1);
    var firstIsCommitted = new CountDownLatch(1);
    var commits =
        new GroupCommit<String, String>(
            "test",
            1,
            1,
            batch -> {
              firstIsCommitted.countDown();
              block(never);
              return upper(batch);
            });
    var first = CompletableFuture.supplyAsync(() -> commits.submit("first"));
    block(firstIsCommitted);
    var second = CompletableFuture.supplyAsync(() -> commits.submit("second"));
    await().until(() -> commits.waiting() == 1);

    commits.close();

    assertThatThrownBy(second::join).hasRootCauseMessage("closed");
    assertThatThrownBy(first::join).hasRootCauseInstanceOf(InterruptedException.class);
    assertThatIllegalStateException().isThrownBy(() -> commits.submit("late"));
  }

  private static void block(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
