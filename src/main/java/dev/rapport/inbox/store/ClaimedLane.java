package dev.rapport.inbox.store;

import dev.rapport.telegram.BotCall;
import java.time.Instant;
import java.util.List;

/// A lane that this node owns for the time of its lease, with what waits in it.
///
/// @param epoch counts the claims; what another claim has overtaken can commit nothing any more
/// @param attempts how often its next turn was tried before
/// @param parked whether `pending` counts the replies that wait as one
/// @param takenOver whether the lane's last owner did not release it
/// @param waiting the first of the updates that wait, in order
/// @param replies the replies that are not settled, in order
public record ClaimedLane(
    String lane,
    long epoch,
    int attempts,
    boolean parked,
    boolean takenOver,
    List<StoredUpdate> waiting,
    List<StoredReply> replies) {
  /// A row of `inbox`.
  @SuppressWarnings("ArrayRecordComponent") // handed on to the parser, never compared
  public record StoredUpdate(
      long botId, long updateId, String kind, byte[] body, Instant receivedAt) {}

  /// A row of `outbox`.
  ///
  /// @param sending whether its call may have been made
  public record StoredReply(
      long id, long botId, long updateId, int part, BotCall call, boolean sending, int attempts) {}
}
