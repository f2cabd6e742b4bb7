package dev.rapport.telegram.webhook;

import dev.rapport.telegram.IntakeUnavailableException;
import dev.rapport.telegram.client.TelegramHealth;
import dev.rapport.telegram.updates.Reception;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.HttpRequestHandler;

/// Takes one update with each post and answers 200 once it is on disk. Thread-safe.
///
/// Below Spring's annotated controllers on purpose: every update passes here, and there is nothing
/// to convert or negotiate.
final class WebhookEndpoint implements HttpRequestHandler {
  static final int MAX_BYTES = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(WebhookEndpoint.class);
  private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

  private final WebhookAccess access;
  private final Reception reception;
  private final TelegramHealth health;

  WebhookEndpoint(WebhookAccess access, Reception reception, TelegramHealth health) {
    this.access = access;
    this.reception = reception;
    this.health = health;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!"POST".equals(request.getMethod())) {
      response.setHeader("Allow", "POST");
      refuse(response, 405, "updates are posted");
    } else if (!access.allows(request.getHeader(SECRET_HEADER))) {
      refuse(response, 401, "the secret token is missing or wrong");
    } else {
      byte @Nullable [] body = read(request);
      if (body == null)
        refuse(response, 413, "an update has at most %d bytes".formatted(MAX_BYTES));
      else take(body, response);
    }
  }

  private void take(byte[] update, HttpServletResponse response) throws IOException {
    try {
      reception.receive(update);
      health.contact();
      response.setStatus(200);
    } catch (IllegalArgumentException e) {
      LOG.warn("Something that is no update was posted: {}", e.getMessage());
      refuse(response, 400, e.getMessage());
    } catch (IntakeUnavailableException e) {
      long seconds = Math.max(1, (e.retryAfter().toMillis() + 999) / 1000);
      response.setHeader("Retry-After", Long.toString(seconds));
      refuse(response, 503, "updates cannot be stored now");
    }
  }

  /// The body, or null if it is too large.
  private static byte @Nullable [] read(HttpServletRequest request) throws IOException {
    int announced = request.getContentLength();
    if (announced > MAX_BYTES) return null;
    InputStream content = request.getInputStream();
    if (announced < 0) {
      byte[] body = content.readNBytes(MAX_BYTES + 1);
      return body.length > MAX_BYTES ? null : body;
    }
    byte[] body = new byte[announced];
    int read = content.readNBytes(body, 0, announced);
    return read == announced ? body : Arrays.copyOf(body, read);
  }

  private static void refuse(HttpServletResponse response, int status, @Nullable String why)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.getOutputStream().write((why + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
