package dev.rapport.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `multipart/form-data`.
final class Multipart {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final byte[] END_OF_HEADERS = ascii("\r\n\r\n");

  private final byte[] body;
  private final byte[] delimiter;

  Multipart(String contentType, byte[] body) {
    Matcher found = BOUNDARY.matcher(contentType);
    if (!found.find()) throw new MalformedRequest("the multipart form names no boundary");
    this.delimiter = ascii("--" + found.group(1));
    this.body = body;
  }

  void read(Map<String, String> values, Map<String, Upload> files) {
    int start = indexOf(delimiter, 0);
    while (start >= 0) {
      int next = indexOf(delimiter, start + delimiter.length);
      if (next < 0) return;
      part(start + delimiter.length + 2, next - 2, values, files);
      start = next;
    }
  }

  private void part(int from, int to, Map<String, String> values, Map<String, Upload> files) {
    int end = indexOf(END_OF_HEADERS, from);
    if (end < 0 || end > to) throw new MalformedRequest("a part of the multipart form has no head");
    String head = new String(body, from, end - from, StandardCharsets.UTF_8);
    byte[] content = Arrays.copyOfRange(body, end + END_OF_HEADERS.length, to);
    String name =
        attribute(head, "name")
            .orElseThrow(() -> new MalformedRequest("a part of the multipart form has no name"));
    Optional<String> fileName = attribute(head, "filename");
    if (fileName.isPresent()) {
      files.put(name, new Upload(fileName.get(), mimeType(head), content));
    } else {
      values.put(name, HttpCall.strictUtf8(content));
    }
  }

  private static Optional<String> attribute(String head, String name) {
    Matcher found = Pattern.compile("(?i)[; ]" + name + "=\"([^\"]*)\"").matcher(head);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String mimeType(String head) {
    Matcher found = Pattern.compile("(?im)^content-type:\\s*([^\\r\\n;]+)").matcher(head);
    return found.find() ? found.group(1).strip() : "application/octet-stream";
  }

  private int indexOf(byte[] wanted, int from) {
    for (int at = Math.max(0, from); at <= body.length - wanted.length; at++) {
      if (body[at] != wanted[0]) continue;
      if (Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) return at;
    }
    return -1;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
