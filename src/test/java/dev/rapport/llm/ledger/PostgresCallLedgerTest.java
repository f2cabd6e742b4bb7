package dev.rapport.llm.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.llm.ModelAttempt;
import dev.rapport.llm.ModelAttempt.Outcome;
import dev.rapport.llm.ModelCallRecord;
import dev.rapport.llm.ModelUsage;
import dev.rapport.testing.TestDatabase;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PostgresCallLedgerTest {
  private static final TestDatabase database = TestDatabase.fresh();
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");

  private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
  private final PostgresCallLedger ledger = new PostgresCallLedger();

  @BeforeEach
  void migrate() {
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    jdbc.sql("truncate llm_call").update();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  private static ModelCallRecord call(
      Outcome outcome, Instant at, long cost, @Nullable Duration first) {
    return new ModelCallRecord(
        "turn-1",
        new ModelAttempt(
            UUID.randomUUID(),
            "openai",
            "gpt-5-mini",
            outcome,
            100,
            20,
            cost,
            at,
            first,
            Duration.ofMillis(700)));
  }

  private long rows() {
    return jdbc.sql("select count(*) from llm_call").query(Long.class).single();
  }

  @Test
  void aCallIsBookedWithAllThatIsKnownOfIt() {
    ModelCallRecord call = call(Outcome.ANSWERED, NOON, 65, Duration.ofMillis(300));

    ledger.book(jdbc, List.of(call));

    var row = jdbc.sql("select * from llm_call").query().singleRow();
    assertThat(row)
        .containsEntry("id", call.attempt().id())
        .containsEntry("turn", "turn-1")
        .containsEntry("purpose", "turn")
        .containsEntry("provider", "openai")
        .containsEntry("model", "gpt-5-mini")
        .containsEntry("outcome", "ANSWERED")
        .containsEntry("input_tokens", 100)
        .containsEntry("output_tokens", 20)
        .containsEntry("cost_micro_usd", 65L)
        .containsEntry("started_at", Timestamp.from(NOON))
        .containsEntry("first_token_ms", 300)
        .containsEntry("total_ms", 700);
  }

  @Test
  void everyOutcomeCanBeBooked() {
    for (Outcome outcome : Outcome.values()) {
      ledger.book(jdbc, List.of(call(outcome, NOON, 0, null)));
    }

    assertThat(rows()).isEqualTo(Outcome.values().length);
  }

  @Test
  void bookingTwiceChangesNothing() {
    List<ModelCallRecord> calls =
        List.of(call(Outcome.FAILED, NOON, 1, null), call(Outcome.ANSWERED, NOON, 2, null));

    ledger.book(jdbc, calls);
    ledger.book(jdbc, calls);
    ledger.book(jdbc, List.of());

    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void aBookingThatIsRolledBackLeavesNothing() {
    var source = database.dataSource();
    var transactions = new TransactionTemplate(new JdbcTransactionManager(source));

    transactions.executeWithoutResult(status -> {
      ledger.book(JdbcClient.create(source), List.of(call(Outcome.ANSWERED, NOON, 1, null)));
      status.setRollbackOnly();
    });

    assertThat(rows()).isZero();
  }

  @Test
  void usageIsAddedUpByDayAndModel() {
    Duration first = Duration.ofMillis(10);
    ledger.book(
        jdbc,
        List.of(
            call(Outcome.ANSWERED, NOON, 65, first),
            call(Outcome.FAILED, NOON, 0, null),
            call(Outcome.ANSWERED, NOON.plus(Duration.ofHours(20)), 7, first),
            call(Outcome.ANSWERED, NOON.minus(Duration.ofDays(30)), 9, first)));

    assertThat(ledger.usage(jdbc, DAY, DAY.plusDays(1)))
        .containsExactly(
            new ModelUsage(DAY.plusDays(1), "openai", "gpt-5-mini", 1, 1, 100, 20, 7),
            new ModelUsage(DAY, "openai", "gpt-5-mini", 2, 1, 200, 40, 65));
  }
}
