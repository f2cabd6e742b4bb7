package dev.rapport.conversation.history;

import dev.rapport.inbox.TurnRecord;

/// An answer that another one replaces; the model does not see it any more.
public record Superseded(long botId, long updateId) implements TurnRecord {}
