package dev.rapport.simulator.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One request, read to its end.
public final class HttpCall {
  private final HttpExchange exchange;
  private final byte[] body;

  private HttpCall(HttpExchange exchange, byte[] body) {
    this.exchange = exchange;
    this.body = body;
  }

  /// Reads it, or gives nothing if its body is larger than `limit` bytes.
  static Optional<HttpCall> read(HttpExchange exchange, int limit) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(limit + 1);
    return body.length > limit ? Optional.empty() : Optional.of(new HttpCall(exchange, body));
  }

  public String method() {
    return exchange.getRequestMethod();
  }

  /// The path as it was sent, still percent-encoded.
  public String path() {
    return exchange.getRequestURI().getRawPath();
  }

  /// The query, decoded.
  ///
  /// @throws MalformedRequest if it is not UTF-8
  public Map<String, String> query() {
    return FormDecoder.decode(
        Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  byte[] body() {
    return body;
  }

  /// @throws MalformedRequest if it is not UTF-8
  String bodyText() {
    return strictUtf8(body);
  }

  /// The body as a JSON object; an empty body is an empty object.
  ///
  /// @throws MalformedRequest if it is anything else
  public ObjectNode json() {
    if (body.length == 0) return Json.object();
    JsonNode node = Json.read(bodyText());
    if (node instanceof ObjectNode object) return object;
    throw new MalformedRequest("the body must be a JSON object");
  }

  static String strictUtf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedRequest("strings must be encoded in UTF-8", e);
    }
  }
}
