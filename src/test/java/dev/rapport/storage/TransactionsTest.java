package dev.rapport.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.testing.TestDatabase;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(60)
class TransactionsTest {
  private TestDatabase database;
  private Transactions transactions;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
    database.execute(
        "create table account (name text primary key, amount integer not null check (amount >= 0))",
        "insert into account values ('a', 50), ('b', 50)");
    transactions = new Transactions(database.dataSource());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void workIsCommittedAsOne() {
    int sum =
        transactions.call(jdbc -> {
          add(jdbc, "a", -10);
          add(jdbc, "b", 10);
          return jdbc.sql("select sum(amount) from account").query(Integer.class).single();
        });

    assertThat(sum).isEqualTo(100);
    assertThat(amount("a")).isEqualTo(40);
  }

  @Test
  void whatFailsLeavesNothingBehindAndIsNotTriedAgain() {
    var tries = new AtomicInteger();

    assertThatThrownBy(() ->
            transactions.call(jdbc -> {
              tries.incrementAndGet();
              add(jdbc, "b", 60);
              return add(jdbc, "a", -60);
            }))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(tries).hasValue(1);
    assertThat(amount("b")).isEqualTo(50);
  }

  @Test
  void ofTwoInADeadlockTheVictimIsTriedAgain() {
    var tries = new AtomicInteger();
    var bothHoldOne = new CyclicBarrier(2);

    var one = CompletableFuture.supplyAsync(() -> transfer("a", "b", tries, bothHoldOne));
    var other = CompletableFuture.supplyAsync(() -> transfer("b", "a", tries, bothHoldOne));
    CompletableFuture.allOf(one, other).join();

    assertThat(tries).hasValue(3);
    assertThat(amount("a")).isEqualTo(50);
    assertThat(amount("b")).isEqualTo(50);
  }

  private int transfer(String from, String to, AtomicInteger tries, CyclicBarrier meeting) {
    return transactions.call(jdbc -> {
      boolean early = tries.incrementAndGet() <= 2;
      add(jdbc, from, -1);
      if (early) meet(meeting);
      return add(jdbc, to, 1);
    });
  }

  @Test
  void ofTwoThatCannotBeOrderedTheLaterIsTriedAgain() {
    var tries = new AtomicInteger();
    var bothHaveRead = new CyclicBarrier(2);

    var one = CompletableFuture.supplyAsync(() -> addTheSum("a", tries, bothHaveRead));
    var other = CompletableFuture.supplyAsync(() -> addTheSum("b", tries, bothHaveRead));
    CompletableFuture.allOf(one, other).join();

    assertThat(tries).hasValue(3);
    assertThat(amount("a") + amount("b")).as("each added what it saw").isEqualTo(100 + 100 + 200);
  }

  /// Adds the sum of both to one of them, as if alone.
  private int addTheSum(String name, AtomicInteger tries, CyclicBarrier meeting) {
    return transactions.call(jdbc -> {
      boolean early = tries.incrementAndGet() <= 2;
      jdbc.sql("set transaction isolation level serializable").update();
      int sum = jdbc.sql("select sum(amount) from account").query(Integer.class).single();
      if (early) meet(meeting);
      return add(jdbc, name, sum);
    });
  }

  @Test
  void conflictsWithoutEndAreGivenUp() {
    var tries = new AtomicInteger();
    Function<JdbcClient, Integer> always =
        _ -> {
          tries.incrementAndGet();
          throw new CannotAcquireLockException("again");
        };

    assertThatThrownBy(() -> transactions.call(always))
        .isInstanceOf(CannotAcquireLockException.class)
        .hasMessageContaining("gave up");

    assertThat(tries).hasValue(5);
  }

  private static int add(JdbcClient jdbc, String name, int amount) {
    return jdbc.sql("update account set amount = amount + ? where name = ?")
        .params(amount, name)
        .update();
  }

  private int amount(String name) {
    return transactions
        .direct()
        .sql("select amount from account where name = ?")
        .param(name)
        .query(Integer.class)
        .single();
  }

  private static void meet(CyclicBarrier meeting) {
    try {
      meeting.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
