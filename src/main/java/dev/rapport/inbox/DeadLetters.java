package dev.rapport.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks into the inbox by hand: what was given up, why, and what to do with it. Thread-safe.
public interface DeadLetters {
  /// Which updates.
  enum Filter {
    /// Given up.
    DEAD,
    /// Waiting or worked on.
    PENDING,
    ALL
  }

  /// An update's number.
  ///
  /// @param updateId unique per bot
  record UpdateId(long botId, long updateId) {
    @Override
    public String toString() {
      return botId + ":" + updateId;
    }
  }

  /// What is known of an update without its content.
  ///
  /// @param lane the chat, or its express lane
  /// @param kind such as `message`
  /// @param state PENDING, DONE, DEAD or DROPPED
  /// @param reason why it is in this state, if there is something to say; no message text
  /// @param finishedAt when it got its state, or null while it is pending
  /// @param bytes the size of its body
  record Entry(
      UpdateId id,
      String lane,
      String kind,
      String state,
      @Nullable String reason,
      Instant receivedAt,
      @Nullable Instant finishedAt,
      int bytes) {}

  /// A reply on record.
  ///
  /// @param part its number among the update's replies
  /// @param state PENDING, SENDING, SENT, UNKNOWN or DEAD
  /// @param messageId Telegram's id of it, or null
  /// @param body the call's JSON; private
  record Reply(
      int part,
      String method,
      String state,
      @Nullable Long messageId,
      @Nullable String reason,
      String body) {
    @Override
    public String toString() {
      return "reply %d, %s, %s".formatted(part, method, state);
    }
  }

  /// An update with what people said.
  ///
  /// @param body the JSON as Telegram sent it; private
  record Whole(Entry entry, String body, List<Reply> replies) {
    @Override
    public String toString() {
      return "update " + entry.id();
    }
  }

  /// The newest of those updates first.
  ///
  /// @param limit at most so many
  List<Entry> list(Filter filter, int limit);

  Optional<Whole> find(UpdateId id);

  /// Handles updates once more that were given up or dropped; what else is named stays as it is.
  ///
  /// @return those that will be
  List<UpdateId> replay(List<UpdateId> ids);

  /// Handles everything once more that was given up.
  ///
  /// @return how many there were
  int replayAllDead();

  /// Gives an update up for good that waits or was given up before. One that is being worked on
  /// stays.
  ///
  /// @return whether it was dropped
  boolean drop(UpdateId id);
}
