package dev.rapport.llm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads server-sent events from a stream of bytes, as far as models use them: `event` and `data`
/// fields, comments skipped, lines ended by LF or CRLF.
final class EventReader {
  private static final int LONGEST_LINE = 1 << 20;
  private static final byte[] DATA = "data:".getBytes(UTF_8);
  private static final byte[] EVENT = "event:".getBytes(UTF_8);

  private final InputStream in;
  private final long maxBytes;
  private byte[] buffer = new byte[4096];
  private int start; // of what is not yet consumed
  private int end;
  private long total;
  private @Nullable String event;
  private @Nullable String data;

  /// @param maxBytes after which the stream counts as a flood
  EventReader(InputStream in, long maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /// More came than any answer could be.
  static final class FloodException extends IOException {
    FloodException(String message) {
      super(message);
    }
  }

  /// The next event, or empty at the end of the stream. The last event may lack its blank line, but
  /// a line without its end is dropped.
  ///
  /// @throws FloodException if a line or the whole stream is too long
  Optional<ServerSentEvent> next() throws IOException {
    while (true) {
      int newline = findLine();
      if (newline < 0) return complete();
      int lineStart = start;
      int lineEnd = newline > start && buffer[newline - 1] == '\r' ? newline - 1 : newline;
      start = newline + 1;
      if (lineEnd > lineStart) {
        field(lineStart, lineEnd);
      } else if (data != null) {
        return complete();
      }
    }
  }

  private Optional<ServerSentEvent> complete() {
    if (data == null) return Optional.empty();
    var complete = new ServerSentEvent(event, data);
    event = null;
    data = null;
    return Optional.of(complete);
  }

  private void field(int from, int to) {
    if (startsWith(DATA, from, to)) {
      String value = value(from + DATA.length, to);
      data = data == null ? value : data + "\n" + value;
    } else if (startsWith(EVENT, from, to)) {
      event = value(from + EVENT.length, to);
    }
  }

  private String value(int from, int to) {
    int first = from < to && buffer[from] == ' ' ? from + 1 : from;
    return new String(buffer, first, to - first, UTF_8);
  }

  private boolean startsWith(byte[] name, int from, int to) {
    return to - from >= name.length
        && Arrays.equals(buffer, from, from + name.length, name, 0, name.length);
  }

  /// The index of the next line's LF, or -1 at the end of the stream.
  private int findLine() throws IOException {
    int scanned = start;
    while (true) {
      for (; scanned < end; scanned++) {
        if (buffer[scanned] == '\n') return scanned;
      }
      int consumed = start;
      if (!fill()) return -1;
      scanned -= consumed - start;
    }
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      if (end >= LONGEST_LINE) throw new FloodException("a line of more than " + end + " bytes");
      buffer = Arrays.copyOf(buffer, end * 2);
    }
    int count = in.read(buffer, end, buffer.length - end);
    if (count < 0) return false;
    total += count;
    if (total > maxBytes) throw new FloodException("more than " + maxBytes + " bytes");
    end += count;
    return true;
  }
}
