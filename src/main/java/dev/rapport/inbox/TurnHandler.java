package dev.rapport.inbox;

import dev.rapport.telegram.BotCall;
import java.util.List;
import java.util.Optional;

/// What happens in a turn. Called on a virtual thread, one turn at a time per lane; it may block.
public interface TurnHandler {
  /// How many of the waiting updates the next turn handles together.
  ///
  /// @param waiting what waits in a lane, in order; never empty
  /// @return at least 1
  int plan(List<PendingUpdate> waiting);

  /// Handles a turn. What it returns is committed as one; what it throws is tried again with
  /// growing pauses, and given up in the end.
  ///
  /// @throws InterruptedException if the thread is interrupted; the turn is handed back
  TurnResult handle(Turn turn) throws InterruptedException;

  /// What to say when a turn was given up, if anything.
  Optional<BotCall> apology(PendingUpdate last);

  /// What to say when nobody knows whether a reply arrived, if anything.
  Optional<BotCall> unknownFate(UnknownReply reply);
}
