package dev.rapport.simulator.wire;

/// The bytes of a request do not form what they claim to; the message tells the sender why, in
/// Telegram's words where it has some.
public final class MalformedRequest extends RuntimeException {
  public MalformedRequest(String message) {
    super(message);
  }

  public MalformedRequest(String message, Throwable cause) {
    super(message, cause);
  }
}
