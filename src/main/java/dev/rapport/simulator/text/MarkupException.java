package dev.rapport.simulator.text;

/// The formatting is wrong; the message is Telegram's, without its `Bad Request: `.
public final class MarkupException extends RuntimeException {
  public MarkupException(String message) {
    super(message);
  }
}
