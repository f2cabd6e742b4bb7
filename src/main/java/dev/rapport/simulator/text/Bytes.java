package dev.rapport.simulator.text;

import java.nio.charset.StandardCharsets;

/// Telegram's messages count bytes where Java counts UTF-16 units.
final class Bytes {
  private Bytes() {}

  /// How many bytes of UTF-8 come before the position.
  static int length(String text, int before) {
    return text.substring(0, before).getBytes(StandardCharsets.UTF_8).length;
  }
}
