package dev.rapport.inbox;

/// Something that a module remembers of a turn; written by that module's [TurnRecordWriter] in the
/// turn's transaction.
public interface TurnRecord {
  /// Whether it is written even if the turn's result is discarded, as the cost of a model's call
  /// is.
  default boolean isKeptWhenDiscarded() {
    return false;
  }
}
