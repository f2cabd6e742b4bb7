package dev.rapport.conversation.turn;

import dev.rapport.inbox.TurnRecord;
import dev.rapport.llm.ModelAttempt;

/// A call of a model, to be booked with its turn, and also if the turn's result is discarded.
record BookedCall(String correlationId, ModelAttempt attempt) implements TurnRecord {
  @Override
  public boolean isKeptWhenDiscarded() {
    return true;
  }
}
