package dev.rapport.conversation.history;

import dev.rapport.inbox.TurnRecordWriter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Marks answers that were replaced.
@Component
final class SupersededWriter implements TurnRecordWriter<Superseded> {
  private static final String MARK =
      """
      update message m set superseded = true
      from unnest(?::bigint[], ?::bigint[]) as old (bot_id, update_id)
      where m.bot_id = old.bot_id and m.update_id = old.update_id and m.role = 'ASSISTANT'
      """;

  @Override
  public Class<Superseded> type() {
    return Superseded.class;
  }

  @Override
  public void write(JdbcClient jdbc, List<Superseded> answers) {
    jdbc.sql(MARK)
        .param(answers.stream().mapToLong(Superseded::botId).toArray())
        .param(answers.stream().mapToLong(Superseded::updateId).toArray())
        .update();
  }
}
