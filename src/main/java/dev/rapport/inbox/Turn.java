package dev.rapport.inbox;

import dev.rapport.telegram.BotCall;
import java.util.List;
import java.util.OptionalLong;

/// One turn of a lane: the updates that are handled together, and what the handler may do
/// meanwhile.
public interface Turn {
  long botId();

  /// Which claim of the lane the turn belongs to: one more than the last claim, whichever node made
  /// it. What a node kept at one claim still holds at the next if the number grew by one only.
  long epoch();

  /// What is handled, in Telegram's order; never empty.
  List<PendingUpdate> updates();

  /// An id that follows these updates through logs and ledgers.
  String correlationId();

  /// How often this was tried before, 0 the first time.
  int attempt();

  /// A message that an earlier attempt has left half written in the chat, to be edited rather than
  /// sent again.
  OptionalLong unfinishedMessage();

  /// Sends a message that shows the answer while it is written and will be edited into the final
  /// one. It is on record before it is sent, so that no crash can leave it behind.
  ///
  /// @return its id, or empty if it could not be sent; the answer then shows at its end only
  OptionalLong sendUnfinished(BotCall call);

  /// Runs `action`, at once or later, when this turn should end early. It must be quick and not
  /// throw.
  void whenStopped(java.util.function.Consumer<StopReason> action);

  /// Why a turn should end early.
  enum StopReason {
    /// The member said so: what came so far is the answer.
    MEMBER,
    /// The node shuts down or lost the lane: whatever the handler returns is discarded, and the
    /// turn is done elsewhere.
    HANDED_OVER,
    /// More messages of the same burst arrived: whatever the handler returns is discarded, and all
    /// are answered together. Only sent until [Turn#committed] was called.
    BURST
  }

  /// Declares that something of the answer was shown: from now on a burst waits for the next turn.
  ///
  /// @return false if the turn was already asked to start anew
  boolean committed();
}
