package dev.rapport.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Decodes `a=1&b=2`; unlike the JDK's decoder it refuses bytes that are not UTF-8.
final class FormDecoder {
  private FormDecoder() {}

  static Map<String, String> decode(String form) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : form.split("&")) {
      if (pair.isEmpty()) continue;
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      values.put(unescape(name), unescape(value));
    }
    return values;
  }

  private static String unescape(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) return text;
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(raw.length);
    for (int at = 0; at < raw.length; at++) {
      if (raw[at] == '+') {
        out.write(' ');
      } else if (raw[at] == '%' && at + 2 < raw.length && digit(raw[at + 1]) >= 0) {
        out.write(digit(raw[at + 1]) * 16 + digit(raw[at + 2]));
        at += 2;
      } else {
        out.write(raw[at]);
      }
    }
    return HttpCall.strictUtf8(out.toByteArray());
  }

  private static int digit(byte character) {
    return Character.digit(character, 16);
  }
}
