package dev.rapport.inbox.engine;

import dev.rapport.inbox.TurnFailedException;

/// Says why something failed without the message texts that an exception of a library may quote.
final class Reasons {
  private static final int LONGEST = 200;

  private Reasons() {}

  /// A short reason: our own exceptions' message, else the names of the exception and its root.
  static String brief(Throwable failure) {
    if (failure instanceof TurnFailedException own)
      return shortened(String.valueOf(own.getMessage()));
    Throwable root = failure;
    while (root.getCause() != null) root = root.getCause();
    String name = failure.getClass().getSimpleName();
    return root.equals(failure) ? name : name + " from " + root.getClass().getSimpleName();
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
