package dev.rapport.inbox;

/// Stops a running turn of a chat, on whichever node it runs.
public interface LaneStops {
  /// Asks the turn that runs in the chat's lane to end with what it has.
  ///
  /// @return whether one was running
  boolean stop(long botId, long chatId);
}
