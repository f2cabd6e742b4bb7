package dev.rapport.llm.http;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a provider says when it refuses: its code and when to come back, never its message.
final class RefusalReader {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_BODY = 1 << 14;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");

  private RefusalReader() {}

  /// Reads a refusal.
  ///
  /// @param disconnect closes the connection, where the body is too long to be read to its end
  static Refusal read(ClassicHttpResponse response, Clock clock, Runnable disconnect)
      throws IOException {
    @Nullable Duration wait = retryAfter(response, clock.instant()).orElse(null);
    byte[] body = body(response.getEntity());
    if (body.length == LONGEST_BODY) disconnect.run();
    return new Refusal(response.getCode(), code(body), wait);
  }

  private static byte[] body(@Nullable HttpEntity entity) throws IOException {
    return entity == null ? new byte[0] : entity.getContent().readNBytes(LONGEST_BODY);
  }

  /// OpenAI: `error.code`, else `error.type`; Anthropic: `error.type`.
  private static String code(byte[] body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      String code = error.path("code").asString("");
      String word = code.isEmpty() ? error.path("type").asString("") : code;
      return CODE.matcher(word).matches() ? word : "";
    } catch (JacksonException _) {
      return "";
    }
  }

  /// `retry-after-ms` (OpenAI), else `Retry-After` in seconds or as a date.
  private static Optional<Duration> retryAfter(ClassicHttpResponse response, Instant now) {
    Optional<Duration> exact = value(response, "retry-after-ms").flatMap(text -> number(text, 1));
    if (exact.isPresent()) return exact;
    Optional<String> text = value(response, "retry-after");
    Optional<Duration> seconds = text.flatMap(value -> number(value, 1000));
    return seconds.isPresent() ? seconds : text.flatMap(value -> until(value, now));
  }

  private static Optional<String> value(ClassicHttpResponse response, String header) {
    @Nullable Header first = response.getFirstHeader(header);
    return first == null ? Optional.empty() : Optional.ofNullable(first.getValue());
  }

  private static Optional<Duration> number(String text, int millis) {
    if (!NUMBER.matcher(text).matches()) return Optional.empty();
    return Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * millis)));
  }

  private static Optional<Duration> until(String date, Instant now) {
    try {
      Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
      Duration wait = Duration.between(now, then);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
