package dev.rapport.inbox;

import dev.rapport.telegram.Update;
import java.time.Instant;

/// An update that waits for its turn.
///
/// @param receivedAt when it was stored, by the database's clock
public record PendingUpdate(Update update, Instant receivedAt) {}
