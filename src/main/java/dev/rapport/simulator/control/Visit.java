package dev.rapport.simulator.control;

import dev.rapport.simulator.wire.HttpCall;
import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.MalformedRequest;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A request to the control surface. What is missing or wrong throws [MalformedRequest].
final class Visit {
  private final HttpCall call;
  private final Matcher numbers;
  private final ObjectNode body;

  Visit(HttpCall call, Matcher numbers) {
    this.call = call;
    this.numbers = numbers;
    this.body = call.method().equals("GET") ? Json.object() : call.json();
  }

  HttpCall call() {
    return call;
  }

  /// The number at the n-th `*` of the path, from 1.
  long number(int index) {
    return Long.parseLong(numbers.group(index));
  }

  int messageId(int index) {
    return Math.clamp(number(index), 0, Integer.MAX_VALUE);
  }

  ObjectNode body() {
    return body;
  }

  String text(String field) {
    @Nullable String text = optionalText(field);
    if (text == null || text.isBlank()) throw new MalformedRequest(field + " is missing");
    return text;
  }

  @Nullable String optionalText(String field) {
    JsonNode value = body.path(field);
    return value.isString() ? value.stringValue() : null;
  }

  long id(String field) {
    JsonNode value = body.path(field);
    if (!value.canConvertToLong()) throw new MalformedRequest(field + " must be a number");
    return value.longValue();
  }

  @Nullable Integer optionalNumber(String field) {
    JsonNode value = body.path(field);
    return value.canConvertToInt() ? Integer.valueOf(value.intValue()) : null;
  }

  /// A whole number of the query.
  long queryNumber(String name, long otherwise) {
    Map<String, String> query = call.query();
    String text = query.getOrDefault(name, "");
    if (text.isEmpty()) return otherwise;
    if (!text.matches("-?\\d{1,18}")) throw new MalformedRequest(name + " must be a number");
    return Long.parseLong(text);
  }
}
