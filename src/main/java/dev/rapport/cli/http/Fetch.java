package dev.rapport.cli.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Plain HTTP calls to this machine. The JDK's oldest client, because it is there without a start
/// of its own.
public final class Fetch {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Fetch() {}

  /// An answer, whatever its status.
  public record Answer(int status, String body) {}

  /// Gets a page.
  ///
  /// @throws IOException if nobody answers
  public static Answer get(URI address) throws IOException {
    return answer(open(address));
  }

  /// Posts JSON.
  ///
  /// @throws IOException if nobody answers
  public static Answer postJson(URI address, String json) throws IOException {
    HttpURLConnection connection = open(address);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    return answer(connection);
  }

  private static HttpURLConnection open(URI address) throws IOException {
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    return connection;
  }

  private static Answer answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (body == null) return new Answer(status, "");
    try (body) {
      return new Answer(status, new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
