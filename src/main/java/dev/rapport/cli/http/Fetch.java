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
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private Fetch() {}

  /// An answer, whatever its status.
  public record Answer(int status, String body) {}

  /// Gets a page.
  ///
  /// @throws IOException if nobody answers
  public static Answer get(URI address) throws IOException {
    return answer(open(address, PATIENCE));
  }

  /// Whether somebody answers a page within a second with 200 and this text.
  public static boolean answers(URI address, String text) {
    try {
      Answer answer = answer(open(address, GLANCE));
      return answer.status == 200 && answer.body.contains(text);
    } catch (IOException _) {
      return false;
    }
  }

  /// Posts JSON.
  ///
  /// @throws IOException if nobody answers
  public static Answer postJson(URI address, String json) throws IOException {
    HttpURLConnection connection = open(address, PATIENCE);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    return answer(connection);
  }

  private static HttpURLConnection open(URI address, Duration patience) throws IOException {
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout((int) patience.toMillis());
    connection.setReadTimeout((int) patience.toMillis());
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
