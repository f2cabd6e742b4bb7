package dev.rapport.inbox.store;

import dev.rapport.inbox.TurnRecord;
import dev.rapport.telegram.BotCall;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that the owner of a lane wants written at one moment; written whole, or not at all if
/// the lane is lost.
///
/// @param done updates that ended
/// @param fresh replies to put on record
/// @param outcomes what became of replies
/// @param records what modules remember
/// @param release how the lane is given back, or null if it is kept
public record LaneCommit(
    String lane,
    long epoch,
    List<Ended> done,
    List<NewReply> fresh,
    List<Outcome> outcomes,
    List<TurnRecord> records,
    @Nullable Release release) {

  /// Nothing yet.
  public static LaneCommit of(String lane, long epoch) {
    return new LaneCommit(lane, epoch, List.of(), List.of(), List.of(), List.of(), null);
  }

  public LaneCommit ending(List<Ended> ended) {
    return new LaneCommit(lane, epoch, List.copyOf(ended), fresh, outcomes, records, release);
  }

  public LaneCommit adding(List<NewReply> replies) {
    return new LaneCommit(lane, epoch, done, List.copyOf(replies), outcomes, records, release);
  }

  public LaneCommit settling(List<Outcome> settled) {
    return new LaneCommit(lane, epoch, done, fresh, List.copyOf(settled), records, release);
  }

  public LaneCommit remembering(List<TurnRecord> remembered) {
    return new LaneCommit(lane, epoch, done, fresh, outcomes, List.copyOf(remembered), release);
  }

  public LaneCommit releasing(Release how) {
    return new LaneCommit(lane, epoch, done, fresh, outcomes, records, how);
  }

  /// An update that ended.
  ///
  /// @param state DONE or DEAD
  /// @param reason why it is dead or was skipped, or null
  public record Ended(long botId, long updateId, String state, @Nullable String reason) {}

  /// A reply to put on record.
  ///
  /// @param part its number among the replies of the update; negative for a message that is not
  ///   finished yet
  /// @param sending whether its call is made right after the commit
  public record NewReply(long botId, long updateId, int part, BotCall call, boolean sending) {}

  /// What became of a reply.
  ///
  /// @param state SENDING, SENT, PENDING, UNKNOWN or DEAD
  /// @param messageId Telegram's id of it, or 0
  public record Outcome(
      long id, String state, long messageId, int attempts, @Nullable String reason) {}

  /// How a lane is given back.
  ///
  /// @param handled by how much fewer things wait in it
  /// @param readyIn when it may be claimed again
  /// @param parked whether replies wait in it
  /// @param attempts how often its next turn was tried
  public record Release(int handled, Duration readyIn, boolean parked, int attempts) {}
}
