package dev.rapport.conversation.history;

import dev.rapport.inbox.TurnRecordWriter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes what was said.
@Component
final class SaidWriter implements TurnRecordWriter<Said> {
  private static final String INSERT =
      """
      insert into message (bot_id, chat_id, topic_id, update_id, role, sender, body)
      select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[])
      on conflict (bot_id, update_id, role) do nothing
      """;

  @Override
  public Class<Said> type() {
    return Said.class;
  }

  @Override
  public void write(JdbcClient jdbc, List<Said> said) {
    jdbc.sql(INSERT)
        .param(said.stream().mapToLong(one -> one.conversation().botId()).toArray())
        .param(said.stream().mapToLong(one -> one.conversation().chatId()).toArray())
        .param(said.stream().mapToLong(one -> one.conversation().topicId()).toArray())
        .param(said.stream().mapToLong(Said::updateId).toArray())
        .param(said.stream().map(one -> one.role().name()).toArray(String[]::new))
        .param(said.stream().map(Said::sender).toArray(String[]::new))
        .param(said.stream().map(Said::body).toArray(String[]::new))
        .update();
  }
}
