package dev.rapport.bench.instrument;

/// One question, from its update to its answer.
final class Asked {
  private final long mark;
  private final long updateId;
  private final long dueAt;
  private boolean acknowledged;
  private boolean answered;
  private int messages;
  private long modelTime;

  /// @param dueAt when it is to be delivered
  Asked(long mark, long updateId, long dueAt) {
    this.mark = mark;
    this.updateId = updateId;
    this.dueAt = dueAt;
  }

  long mark() {
    return mark;
  }

  long updateId() {
    return updateId;
  }

  long dueAt() {
    return dueAt;
  }

  boolean isAcknowledged() {
    return acknowledged;
  }

  boolean isAnswered() {
    return answered;
  }

  /// Whether more than one message answers it.
  boolean isDoubled() {
    return messages > 1;
  }

  /// How long the model took for the answer, as far as it ended.
  long modelTime() {
    return modelTime;
  }

  /// Its update got its 200.
  ///
  /// @return false if it had it already
  boolean acknowledge() {
    boolean first = !acknowledged;
    acknowledged = true;
    return first;
  }

  /// The model ended an answer; of several, the last one counts.
  void modelEnded(long nanos) {
    modelTime = nanos;
  }

  /// A new message answers it, in full or in part.
  void messageCame() {
    messages++;
  }

  /// Its whole answer arrived.
  ///
  /// @return false if it was there already
  boolean answer() {
    boolean first = !answered;
    answered = true;
    return first;
  }
}
