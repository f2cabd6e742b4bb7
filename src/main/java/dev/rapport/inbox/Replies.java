package dev.rapport.inbox;

import dev.rapport.telegram.BotCall;
import java.util.Optional;

/// Replies of earlier turns.
public interface Replies {
  /// The call of a reply whose fate is unknown, if it belongs to that chat.
  Optional<BotCall> findUnknown(long outboxId, long chatId);
}
