package dev.rapport.bench.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The few headers that matter here.
final class Headers {
  private static final byte[] LENGTH = name("content-length");
  private static final byte[] CONNECTION = name("connection");
  private static final byte[] CODING = name("transfer-encoding");
  private static final byte[] RETRY = name("retry-after");
  private static final byte[] EXPECT = name("expect");

  private int length;
  private boolean chunked;
  private boolean last;
  private int retryAfter;
  private boolean expectation;

  /// Reads the lines that end before `to`.
  void read(byte[] bytes, int to) {
    int lineStart = 0;
    for (int i = 0; i + 1 < to; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        line(bytes, lineStart, i);
        lineStart = i + 2;
      }
    }
  }

  private void line(byte[] bytes, int from, int to) {
    switch (to > from ? bytes[from] | 0x20 : 0) {
      case 'c' -> {
        if (is(LENGTH, bytes, from, to)) length = number(bytes, from + LENGTH.length, to);
        if (is(CONNECTION, bytes, from, to)) last = contains("close", bytes, from, to);
      }
      case 't' -> chunked |= is(CODING, bytes, from, to) && contains("chunked", bytes, from, to);
      case 'r' -> {
        if (is(RETRY, bytes, from, to)) retryAfter = number(bytes, from + RETRY.length, to);
      }
      case 'e' -> expectation |= is(EXPECT, bytes, from, to);
      default -> {
        // a header that changes nothing here
      }
    }
  }

  private static byte[] name(String name) {
    return (name + ":").getBytes(US_ASCII);
  }

  private static boolean is(byte[] name, byte[] bytes, int from, int to) {
    if (to - from < name.length) return false;
    for (int i = 0; i < name.length; i++) {
      if ((bytes[from + i] | 0x20) != (name[i] | 0x20)) return false;
    }
    return true;
  }

  private static boolean contains(String word, byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, US_ASCII)
        .toLowerCase(java.util.Locale.ROOT)
        .contains(word);
  }

  private static int number(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] == ' ') at++;
    return (int) Bytes.number(bytes, at, to);
  }

  void clear() {
    length = 0;
    chunked = false;
    last = false;
    retryAfter = 0;
    expectation = false;
  }

  int length() {
    return length;
  }

  boolean chunked() {
    return chunked;
  }

  boolean isLast() {
    return last;
  }

  int retryAfter() {
    return retryAfter;
  }

  boolean takeExpectation() {
    boolean expected = expectation;
    expectation = false;
    return expected;
  }
}
