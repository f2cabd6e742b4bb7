package dev.rapport.bench.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/// Looking into bytes and preparing them.
public final class Bytes {
  private Bytes() {}

  /// A buffer outside the heap, which a socket takes without another copy.
  public static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  /// A whole HTTP response with a JSON body.
  ///
  /// @param status such as `200 OK`
  public static byte[] response(String status, String body) {
    byte[] content = body.getBytes(UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + content.length
            + "\r\n\r\n";
    return (head + body).getBytes(UTF_8);
  }

  /// Where `wanted` begins in `bytes` between `from` and `to`, or -1.
  public static int find(byte[] bytes, int from, int to, byte[] wanted) {
    for (int i = from; i <= to - wanted.length; i++) {
      if (bytes[i] == wanted[0] && matches(bytes, i, wanted)) return i;
    }
    return -1;
  }

  private static boolean matches(byte[] bytes, int at, byte[] wanted) {
    for (int i = 1; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) return false;
    }
    return true;
  }

  /// The whole number that begins at `from`, a minus sign included; 0 if there is none.
  public static long number(byte[] bytes, int from, int to) {
    int at = from < to && bytes[from] == '-' ? from + 1 : from;
    long number = 0;
    for (int i = at; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      number = number * 10 + (bytes[i] - '0');
    }
    return at > from ? -number : number;
  }
}
