package dev.rapport.telegram.client;

import dev.rapport.telegram.TelegramSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/// Posts to the Bot API, whose address carries the token: the address never leaves this class.
/// Thread-safe.
final class HttpCalls implements Closeable {
  /// The longest silence of the server before or within an answer.
  static final Duration ANSWER = Duration.ofSeconds(15);

  private final String methods;
  private final String files;
  private final String apiAddress;
  private final CloseableHttpClient client = Connections.open();
  private final RequestConfig usual = Connections.limits(ANSWER);
  private final Map<String, URI> addresses = new ConcurrentHashMap<>();
  private final Runnable onContact;

  HttpCalls(TelegramSettings settings, Runnable onContact) {
    this.apiAddress = settings.apiAddress().toString();
    this.methods = apiAddress + "/bot" + settings.token().reveal() + "/";
    this.files = apiAddress + "/file/bot" + settings.token().reveal() + "/";
    this.onContact = onContact;
  }

  /// The address that may be shown.
  String apiAddress() {
    return apiAddress;
  }

  Exchange post(String method, String body) {
    return new Call(method, body, usual).make();
  }

  /// Prepares a call whose answer may take longer, and which somebody else may end.
  Call prepare(String method, String body, Duration answer) {
    return new Call(method, body, Connections.limits(answer));
  }

  /// Opens a file by its path at the Bot API; the caller closes the answer.
  ClassicHttpResponse get(String filePath) throws IOException {
    var request = new HttpGet(address(files + filePath));
    return client.executeOpen(null, request, context(usual));
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  /// One call, made once.
  final class Call {
    private final HttpPost request;
    private final JsonBody body;
    private final RequestConfig limits;

    private Call(String method, String body, RequestConfig limits) {
      this.request = new HttpPost(addresses.computeIfAbsent(methods + method, HttpCalls::address));
      this.body = new JsonBody(body.getBytes(StandardCharsets.UTF_8));
      this.limits = limits;
    }

    Exchange make() {
      request.setEntity(body);
      try {
        Exchange answer = client.execute(null, request, context(limits), Call::answered);
        onContact.run();
        return answer;
      } catch (IOException | IllegalStateException e) {
        // The latter when the connections are closed at the end of the program.
        String why = Failure.words(e);
        return body.wasSent() ? new Exchange.NoAnswer(why) : new Exchange.NeverSent(why);
      }
    }

    /// Ends the call, from another thread.
    void cancel() {
      request.cancel();
    }

    private static Exchange answered(ClassicHttpResponse response) throws IOException {
      byte[] body = BoundedBody.read(response.getEntity());
      return new Exchange.Answered(response.getCode(), body, retryAfter(response));
    }

    private static long retryAfter(ClassicHttpResponse response) {
      @Nullable Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
      boolean seconds = header != null && header.getValue().matches("\\d{1,9}");
      return seconds ? Long.parseLong(header.getValue()) : -1;
    }
  }

  private static HttpClientContext context(RequestConfig limits) {
    HttpClientContext context = HttpClientContext.create();
    context.setRequestConfig(limits);
    return context;
  }

  /// Whatever is wrong with an address, what is thrown must not quote it.
  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("a Bot API method or file path is no part of an address");
    }
  }
}
