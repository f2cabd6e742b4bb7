package dev.rapport.conversation.turn;

import dev.rapport.inbox.TurnRecordWriter;
import dev.rapport.llm.CallLedger;
import dev.rapport.llm.ModelCallRecord;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Books the calls of models in the ledger, in the transaction of their turns.
@Component
final class BookedCallWriter implements TurnRecordWriter<BookedCall> {
  private final CallLedger ledger;

  BookedCallWriter(CallLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Class<BookedCall> type() {
    return BookedCall.class;
  }

  @Override
  public void write(JdbcClient jdbc, List<BookedCall> calls) {
    ledger.book(
        jdbc,
        calls.stream()
            .map(call -> new ModelCallRecord(call.correlationId(), call.attempt()))
            .toList());
  }
}
