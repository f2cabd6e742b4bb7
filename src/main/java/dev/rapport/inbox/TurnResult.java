package dev.rapport.inbox;

import dev.rapport.telegram.BotCall;
import java.util.List;

/// What a turn decided, committed as one.
///
/// @param replies the calls to make, in order
/// @param records what the modules remember of the turn
public record TurnResult(List<BotCall> replies, List<TurnRecord> records) {
  public TurnResult {
    replies = List.copyOf(replies);
    records = List.copyOf(records);
  }

  /// Nothing to say and nothing to remember.
  public static TurnResult nothing() {
    return new TurnResult(List.of(), List.of());
  }
}
