package dev.rapport.simulator.world;

import java.time.Instant;

/// An update on its way to a bot. Guarded by the world's lock.
final class Update {
  private final long id;
  private final long chatKey;
  private final String json;
  private final Instant createdAt;

  /// On the clock of [System#nanoTime].
  private long readyAt;

  private final boolean mayBeOvertaken;
  private boolean delivered;
  private int failures;

  Update(
      long id, long chatKey, String json, Instant createdAt, long readyAt, boolean mayBeOvertaken) {
    this.id = id;
    this.chatKey = chatKey;
    this.json = json;
    this.createdAt = createdAt;
    this.readyAt = readyAt;
    this.mayBeOvertaken = mayBeOvertaken;
  }

  long id() {
    return id;
  }

  /// Updates with the same key are delivered in order, one at a time.
  long chatKey() {
    return chatKey;
  }

  /// What is delivered, to the letter.
  String json() {
    return json;
  }

  Instant createdAt() {
    return createdAt;
  }

  long readyAt() {
    return readyAt;
  }

  boolean mayBeOvertaken() {
    return mayBeOvertaken;
  }

  boolean isDelivered() {
    return delivered;
  }

  void markDelivered() {
    delivered = true;
  }

  /// Notes a failed delivery and tells which one it was, from 1.
  int fail() {
    return ++failures;
  }

  void retryAt(long nanos) {
    readyAt = nanos;
  }
}
