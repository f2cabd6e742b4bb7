package dev.rapport.inbox.engine;

/// The lane belongs to somebody else now; whatever this node still wanted with it is void.
final class LaneLostException extends RuntimeException {
  LaneLostException() {
    super("the lane was lost", null, false, false);
  }
}
