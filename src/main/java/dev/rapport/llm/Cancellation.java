package dev.rapport.llm;

import java.util.ArrayList;
import java.util.List;

/// A request to stop an answer, made once and seen by everybody who works on it. Thread-safe.
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>(); // guarded by this
  private boolean requested; // guarded by this

  /// Asks for the stop. The first call runs the actions registered so far, on the caller's thread;
  /// later ones do nothing.
  public void request() {
    List<Runnable> due;
    synchronized (this) {
      if (requested) return;
      requested = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public synchronized boolean requested() {
    return requested;
  }

  /// Runs `action` when the stop is requested, at once if it already was. It must be quick and not
  /// throw.
  public void whenRequested(Runnable action) {
    synchronized (this) {
      if (!requested) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }
}
