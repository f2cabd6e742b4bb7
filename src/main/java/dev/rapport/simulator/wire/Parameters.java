package dev.rapport.simulator.wire;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The parameters of a Bot API call, from the query and the body: each is a text, as in Telegram
/// (`true`, `17`, or the JSON of a list or an object), or a file.
public record Parameters(Map<String, String> values, Map<String, Upload> files) {

  /// Reads them.
  ///
  /// @throws MalformedRequest if the body is not what its content type says, or not UTF-8
  public static Parameters of(HttpCall call) {
    Map<String, String> values = new LinkedHashMap<>(call.query());
    Map<String, Upload> files = new LinkedHashMap<>();
    String type = call.header("Content-Type").orElse("");
    String kind = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    switch (kind) {
      case "application/json" -> values.putAll(fromJson(call));
      case "application/x-www-form-urlencoded" ->
          values.putAll(FormDecoder.decode(call.bodyText().strip()));
      case "multipart/form-data" -> new Multipart(type, call.body()).read(values, files);
      default -> {} // Telegram ignores a body of another type
    }
    values.values().forEach(Parameters::requireWholeCharacters);
    return new Parameters(values, files);
  }

  private static Map<String, String> fromJson(HttpCall call) {
    Map<String, String> values = new LinkedHashMap<>();
    for (var field : call.json().properties()) {
      var value = field.getValue();
      values.put(field.getKey(), value.isString() ? value.stringValue() : Json.text(value));
      requireWholeCharacters(value.toString());
    }
    return values;
  }

  /// Half of a surrogate pair cannot be UTF-8.
  private static void requireWholeCharacters(String text) {
    boolean expectsLow = false;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (Character.isLowSurrogate(unit) != expectsLow) {
        throw new MalformedRequest("strings must be encoded in UTF-8");
      }
      expectsLow = Character.isHighSurrogate(unit);
    }
    if (expectsLow) throw new MalformedRequest("strings must be encoded in UTF-8");
  }
}
