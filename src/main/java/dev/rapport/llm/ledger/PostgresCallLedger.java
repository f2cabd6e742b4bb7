package dev.rapport.llm.ledger;

import dev.rapport.llm.CallLedger;
import dev.rapport.llm.ModelAttempt;
import dev.rapport.llm.ModelCallRecord;
import dev.rapport.llm.ModelUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The ledger in PostgreSQL.
@Component
final class PostgresCallLedger implements CallLedger {
  private static final String BOOK =
      """
      insert into llm_call (id, turn, purpose, provider, model, outcome, input_tokens, output_tokens, cost_micro_usd,
                            started_at, first_token_ms, total_ms)
      select id, turn, 'turn', provider, model, outcome, input, output, cost, started_at, first_ms, total_ms
      from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::bigint[],
                  ?::timestamptz[], ?::int[], ?::int[])
        as call (id, turn, provider, model, outcome, input, output, cost, started_at, first_ms, total_ms)
      on conflict (id) do nothing
      """;

  private static final String USAGE =
      """
      select (started_at at time zone 'UTC')::date as day, provider, model, count(*) as calls,
             count(*) filter (where first_token_ms is not null) as answers, sum(input_tokens) as input,
             sum(output_tokens) as output, sum(cost_micro_usd)::bigint as cost
      from llm_call
      where started_at >= ? and started_at < ?
      group by 1, 2, 3
      order by 1 desc, 2, 3
      """;

  @Override
  public void book(JdbcClient jdbc, List<ModelCallRecord> calls) {
    if (calls.isEmpty()) return;
    jdbc.sql(BOOK)
        .param(each(calls, ModelAttempt::id).toArray(UUID[]::new))
        .param(calls.stream().map(ModelCallRecord::correlationId).toArray(String[]::new))
        .param(texts(calls, ModelAttempt::provider))
        .param(texts(calls, ModelAttempt::model))
        .param(texts(calls, attempt -> attempt.outcome().name()))
        .param(numbers(calls, ModelAttempt::inputTokens))
        .param(numbers(calls, ModelAttempt::outputTokens))
        .param(calls.stream().mapToLong(call -> call.attempt().costMicroUsd()).toArray())
        .param(texts(calls, attempt -> attempt.startedAt().toString()))
        .param(calls.stream().map(PostgresCallLedger::firstMillis).toArray(Integer[]::new))
        .param(numbers(calls, attempt -> millis(attempt.total())))
        .update();
  }

  @Override
  public List<ModelUsage> usage(JdbcClient jdbc, LocalDate from, LocalDate to) {
    return jdbc.sql(USAGE)
        .param(start(from))
        .param(start(to.plusDays(1)))
        .query((row, _) -> usage(row))
        .list();
  }

  private static ModelUsage usage(ResultSet row) throws SQLException {
    return new ModelUsage(
        row.getObject("day", LocalDate.class),
        row.getString("provider"),
        row.getString("model"),
        row.getLong("calls"),
        row.getLong("answers"),
        row.getLong("input"),
        row.getLong("output"),
        row.getLong("cost"));
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay().atOffset(ZoneOffset.UTC);
  }

  private static <T> java.util.stream.Stream<T> each(
      List<ModelCallRecord> calls, Function<ModelAttempt, T> value) {
    return calls.stream().map(call -> value.apply(call.attempt()));
  }

  private static String[] texts(List<ModelCallRecord> calls, Function<ModelAttempt, String> text) {
    return each(calls, text).toArray(String[]::new);
  }

  private static int[] numbers(List<ModelCallRecord> calls, ToIntFunction<ModelAttempt> number) {
    return calls.stream().map(ModelCallRecord::attempt).mapToInt(number).toArray();
  }

  private static @Nullable Integer firstMillis(ModelCallRecord call) {
    @Nullable Duration first = call.attempt().firstToken();
    return first == null ? null : millis(first);
  }

  private static int millis(Duration duration) {
    return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
  }
}
