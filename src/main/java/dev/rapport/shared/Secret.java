package dev.rapport.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A value that must not appear in a log, an error or a page: its [#toString] shows nothing.
///
/// Read it with [#reveal] at the last moment, where the outside party needs it.
public final class Secret {
  private final String value;

  public Secret(String value) {
    if (value.isEmpty()) throw new IllegalArgumentException("a secret must not be empty");
    this.value = value;
  }

  /// The value itself; never log, store or return what this gives.
  public String reveal() {
    return value;
  }

  /// Whether `candidate` is this secret, in a time that does not tell how much of it was right.
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && matches(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
