package dev.rapport.inbox.store;

import dev.rapport.inbox.Replies;
import dev.rapport.storage.Transactions;
import dev.rapport.telegram.BotCall;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Looks replies up.
@Component
final class ReplyStore implements Replies {
  private final Transactions transactions;

  ReplyStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<BotCall> findUnknown(long outboxId, long chatId) {
    return transactions
        .direct()
        .sql(
            "select method, chat_id, body from outbox where id = ? and chat_id = ? and state = 'UNKNOWN'")
        .params(outboxId, chatId)
        .query((row, _) -> new BotCall(row.getString(1), row.getLong(2), row.getString(3)))
        .optional();
  }
}
