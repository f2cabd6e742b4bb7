package dev.rapport.inbox;

import dev.rapport.telegram.BotCall;
import java.util.List;

/// What a turn decided, committed as one.
///
/// @param replies the calls to make, in order
/// @param records what the modules remember of the turn
/// @param onCommitted runs once all of it is committed, and never if it is discarded; quick, and
///   does not throw
public record TurnResult(List<BotCall> replies, List<TurnRecord> records, Runnable onCommitted) {
  public TurnResult {
    replies = List.copyOf(replies);
    records = List.copyOf(records);
  }

  public TurnResult(List<BotCall> replies, List<TurnRecord> records) {
    this(replies, records, () -> {});
  }

  /// The same, after which something is to happen.
  public TurnResult whenCommitted(Runnable action) {
    return new TurnResult(replies, records, action);
  }

  /// Nothing to say and nothing to remember.
  public static TurnResult nothing() {
    return new TurnResult(List.of(), List.of());
  }
}
