package dev.rapport.telegram.fake;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// What the fake server does with one request that it has read.
@FunctionalInterface
public interface Reaction {
  /// Does it.
  ///
  /// @return whether the connection stays open
  boolean perform(Socket connection) throws IOException;

  /// Does it with this result.
  static Reaction ok(String result) {
    return answer(200, "{\"ok\":true,\"result\":%s}".formatted(result));
  }

  /// Refuses with the status that the code says.
  static Reaction error(int code, String description) {
    return answer(
        code,
        "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"}".formatted(code, description));
  }

  /// Refuses with more fields.
  static Reaction error(int code, String description, String parameters) {
    return answer(
        code,
        "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\",\"parameters\":%s}"
            .formatted(code, description, parameters));
  }

  static Reaction answer(int status, String body, String... headers) {
    return answer(status, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  static Reaction answer(int status, byte[] body, String... headers) {
    return connection -> {
      var head = new StringBuilder("HTTP/1.1 %d Status\r\n".formatted(status));
      for (String header : headers) head.append(header).append("\r\n");
      head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
      OutputStream output = connection.getOutputStream();
      output.write(head.toString().getBytes(StandardCharsets.UTF_8));
      output.write(body);
      output.flush();
      return true;
    };
  }

  /// Sends just these bytes and closes the connection.
  static Reaction raw(String bytes) {
    return connection -> {
      connection.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
      connection.getOutputStream().flush();
      return false;
    };
  }

  /// Closes the connection without a word.
  static Reaction drop() {
    return _ -> false;
  }

  /// Resets the connection.
  static Reaction reset() {
    return connection -> {
      connection.setSoLinger(true, 0);
      return false;
    };
  }

  /// Says nothing until the client goes away.
  static Reaction hang() {
    return connection -> connection.getInputStream().read() >= 0;
  }
}
