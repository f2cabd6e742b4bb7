package dev.rapport.bench.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Reads requests or responses as they come, one after the other, and shows the one that is whole.
///
/// Chunks are joined in place. A message with neither a length nor chunks has no body. What the
/// bytes hold is valid until the next message is read.
public final class HttpMessage {
  private static final int KEPT = 1 << 16;

  private final Headers headers = new Headers();
  private byte[] buffer = new byte[4096];
  private int size;
  private int searched;
  private int bodyStart = -1;
  private int bodyEnd;
  private int chunkAt;
  private int end;

  void feed(ByteBuffer bytes) {
    int needed = size + bytes.remaining();
    if (needed > buffer.length) buffer = Arrays.copyOf(buffer, Math.max(needed, size * 2));
    bytes.get(buffer, size, bytes.remaining());
    size = needed;
  }

  /// Whether a whole message is there.
  boolean advance() {
    if (bodyStart < 0 && !head()) return false;
    if (headers.chunked()) return chunks();
    end = bodyStart + headers.length();
    bodyEnd = end;
    return size >= end;
  }

  private boolean head() {
    for (int i = Math.max(0, searched - 3); i + 3 < size; i++) {
      if (buffer[i] == '\r'
          && buffer[i + 1] == '\n'
          && buffer[i + 2] == '\r'
          && buffer[i + 3] == '\n') {
        headers.read(buffer, i + 2);
        bodyStart = i + 4;
        bodyEnd = bodyStart;
        chunkAt = bodyStart;
        return true;
      }
    }
    searched = size;
    return false;
  }

  private boolean chunks() {
    while (true) {
      int line = lineEnd(chunkAt);
      if (line < 0) return false;
      int length = hex(chunkAt, line);
      if (length == 0) return trailer(line + 2);
      if (size < line + 2 + length + 2) return false;
      System.arraycopy(buffer, line + 2, buffer, bodyEnd, length);
      bodyEnd += length;
      chunkAt = line + 2 + length + 2;
    }
  }

  private boolean trailer(int from) {
    int at = from;
    while (true) {
      int line = lineEnd(at);
      if (line < 0) return false;
      if (line == at) {
        end = line + 2;
        return true;
      }
      at = line + 2;
    }
  }

  private int lineEnd(int from) {
    for (int i = from; i + 1 < size; i++) {
      if (buffer[i] == '\r' && buffer[i + 1] == '\n') return i;
    }
    return -1;
  }

  private int hex(int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(buffer[i], 16);
      if (digit < 0) break;
      value = value * 16 + digit;
    }
    return value;
  }

  /// Goes on to what follows the message that was whole.
  void consume() {
    System.arraycopy(buffer, end, buffer, 0, size - end);
    size -= end;
    searched = 0;
    bodyStart = -1;
    headers.clear();
    if (size == 0 && buffer.length > KEPT) buffer = new byte[4096];
  }

  /// Whether the sender waits for `100 Continue` before it sends the body; tells it once.
  boolean takeExpectation() {
    return bodyStart >= 0 && headers.takeExpectation();
  }

  /// What holds the message; the body is from [#bodyStart] to [#bodyEnd].
  @SuppressWarnings("EI_EXPOSE_REP") // read in place is the point
  public byte[] bytes() {
    return buffer;
  }

  public int bodyStart() {
    return bodyStart;
  }

  public int bodyEnd() {
    return bodyEnd;
  }

  /// Of a response, such as 200.
  public int status() {
    return (int) Bytes.number(buffer, 9, size);
  }

  /// Of a request: the path, with the query if there is one.
  public String path() {
    int from = 0;
    while (buffer[from] != ' ') from++;
    int to = from + 1;
    while (buffer[to] != ' ' && buffer[to] != '\r') to++;
    return new String(buffer, from + 1, to - from - 1, ISO_8859_1);
  }

  /// Seconds after which to come again, or 0 if the message does not say.
  public int retryAfter() {
    return headers.retryAfter();
  }

  /// Whether the sender closes the connection after this message.
  public boolean isLast() {
    return headers.isLast();
  }
}
