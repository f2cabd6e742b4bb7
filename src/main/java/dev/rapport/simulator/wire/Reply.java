package dev.rapport.simulator.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// What becomes of a request.
public sealed interface Reply {
  static Reply json(int status, JsonNode body) {
    return new Full(status, "application/json", Json.bytes(body));
  }

  static Reply text(int status, String type, String body) {
    return new Full(status, type + "; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  /// A whole answer.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares answers
  record Full(int status, String type, byte[] body) implements Reply {}

  /// An answer that ends when its writer returns.
  record Stream(String type, Writer writer) implements Reply {}

  /// No answer: the connection is closed.
  record Hangup() implements Reply {}

  /// Another answer, but only after a while.
  record Late(Duration delay, Reply reply) implements Reply {}

  /// Writes a stream's bytes; an [IOException] means that the reader has gone.
  @FunctionalInterface
  interface Writer {
    void write(OutputStream out) throws IOException;
  }
}
