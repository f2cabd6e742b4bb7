package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;

/// The server ended before it was ready.
final class StartFailure extends RuntimeException {
  private final String said;

  /// @param said what it said
  StartFailure(String said) {
    super("PostgreSQL did not start: " + said);
    this.said = said;
  }

  boolean isPortTaken() {
    return said.contains("could not bind") || said.contains("could not create any TCP/IP sockets");
  }

  /// A killed server's children end a moment after it.
  boolean isOldServersProcess() {
    return said.contains("shared memory block");
  }

  EmbeddedDatabaseException explained() {
    return new EmbeddedDatabaseException(
        "PostgreSQL did not start: " + said, ErrorCategory.UPSTREAM_RETRY, this);
  }
}
