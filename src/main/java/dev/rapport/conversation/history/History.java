package dev.rapport.conversation.history;

import dev.rapport.conversation.history.Said.Role;
import dev.rapport.storage.GroupCommit;
import dev.rapport.storage.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/// Reads what was said. Conversations whose turns begin at the same moment share one query.
@Component
public final class History implements AutoCloseable {
  /// More than this is left to the summary of a conversation, whatever the model could hold.
  private static final int MOST_MESSAGES = 40;

  private static final String RECENT =
      """
      select wanted.place, m.update_id, m.role, m.sender, m.body
      from unnest(?::bigint[], ?::bigint[], ?::bigint[]) with ordinality as wanted (bot_id, chat_id, topic_id, place)
      cross join lateral (
        select id, update_id, role, sender, body from message said
        where said.bot_id = wanted.bot_id and said.chat_id = wanted.chat_id and said.topic_id = wanted.topic_id
          and not said.superseded
        order by id desc limit ?
      ) m
      order by wanted.place, m.id desc
      """;

  private final Transactions transactions;
  private final GroupCommit<Conversation, List<Said>> loads;
  private final RecentlySaid kept = new RecentlySaid();

  public History(Transactions transactions) {
    this.transactions = transactions;
    loads = new GroupCommit<>("history", 2, 64, this::load);
  }

  /// What was said last, oldest first, back to the conversation's start at most.
  ///
  /// @param epoch the claim of the chat's lane at which it is asked
  public List<Said> recent(Conversation conversation, long epoch) {
    return kept.take(conversation, epoch).orElseGet(() -> loads.submit(conversation));
  }

  /// Notes what [#recent] would give now; to be told only when all of it is committed.
  public void keep(Conversation conversation, long epoch, List<Said> said) {
    int spare = Math.max(0, said.size() - MOST_MESSAGES);
    kept.keep(conversation, epoch, said.subList(spare, said.size()));
  }

  private record Row(int place, Said said) {}

  private List<List<Said>> load(List<Conversation> wanted) {
    List<Row> rows =
        transactions
            .direct()
            .sql(RECENT)
            .param(wanted.stream().mapToLong(Conversation::botId).toArray())
            .param(wanted.stream().mapToLong(Conversation::chatId).toArray())
            .param(wanted.stream().mapToLong(Conversation::topicId).toArray())
            .param(MOST_MESSAGES)
            .query((row, _) -> {
              int place = row.getInt(1) - 1;
              return new Row(
                  place,
                  new Said(
                      wanted.get(place),
                      row.getLong(2),
                      Role.valueOf(row.getString(3)),
                      row.getString(4),
                      row.getString(5)));
            })
            .list();
    List<List<Said>> found = new ArrayList<>();
    wanted.forEach(_ -> found.add(new ArrayList<>()));
    rows.forEach(row -> found.get(row.place).add(row.said));
    return found.stream().map(History::sinceStart).toList();
  }

  private static List<Said> sinceStart(List<Said> newestFirst) {
    List<Said> recent = new ArrayList<>();
    for (Said said : newestFirst) {
      if (said.role() == Role.START) break;
      recent.add(said);
    }
    Collections.reverse(recent);
    return List.copyOf(recent);
  }

  @Override
  public void close() {
    loads.close();
  }
}
