package dev.rapport.llm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.rapport.llm.http.StreamCall.Stop;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// LangChain4j's HTTP client, for streamed answers only: it reads on the calling thread and returns
/// when the stream ended. What LangChain4j cannot be told goes to the [StreamCall].
final class ModelHttpClient implements HttpClient {
  private static final SuccessfulHttpResponse OPENED =
      SuccessfulHttpResponse.builder().statusCode(200).headers(Map.of()).build();

  private static final Logger log = LoggerFactory.getLogger(ModelHttpClient.class);

  private final CloseableHttpClient client;
  private final Pacing pacing;
  private final Clock clock;

  ModelHttpClient(CloseableHttpClient client, Pacing pacing, Clock clock) {
    this.client = client;
    this.pacing = pacing;
    this.clock = clock;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    throw new UnsupportedOperationException("answers are streamed");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    execute(request, listener);
  }

  @Override
  public void execute(HttpRequest request, ServerSentEventListener listener) {
    StreamCall call =
        StreamCall.current().orElseThrow(() -> new IllegalStateException("not in a StreamCall"));
    HttpPost post = post(request);
    pacing.started();
    call.connectsBy(post);
    try (ClassicHttpResponse response = client.executeOpen(null, post, null)) {
      if (response.getCode() / 100 == 2) {
        listener.onOpen(OPENED);
        read(response, call, listener);
      } else {
        call.refusedWith(RefusalReader.read(response, clock, post::cancel));
      }
    } catch (IOException e) {
      call.brokenBy(e);
    } catch (IllegalStateException e) {
      // Apache's client notices in this way that it was cancelled between lease and connect.
      if (call.stopped().isEmpty()) throw e;
    } finally {
      call.disconnected();
      pacing.ended();
    }
  }

  private static void read(
      ClassicHttpResponse response, StreamCall call, ServerSentEventListener listener)
      throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) return;
    var events = new Coalescer(listener, call);
    call.beforeWaiting(events::flush);
    try {
      hand(entity.getContent(), call, events);
    } catch (EventReader.FloodException _) {
      events.flush();
      call.stop(Stop.FLOOD);
    } finally {
      events.flush();
    }
    if (call.stopped().isEmpty()) listener.onClose();
  }

  private static void hand(InputStream body, StreamCall call, Coalescer events) throws IOException {
    var reader = new EventReader(body, call.maxBytes());
    while (call.stopped().isEmpty()) {
      Optional<ServerSentEvent> event = reader.next();
      if (event.isEmpty()) return;
      note(event.get(), call);
      events.add(event.get());
      if (call.endSeen()) {
        drain(body);
        return;
      }
    }
  }

  /// The marks by which OpenAI's and Anthropic's protocols end an answer or report an error in it.
  private static void note(ServerSentEvent event, StreamCall call) {
    String data = event.data();
    if (data.equals("[DONE]") || "message_stop".equals(event.event())) call.sawEnd();
    if ("error".equals(event.event()) || data.startsWith("{\"error\"")) call.sawError();
  }

  /// Reads the end of the response, so that the connection can be used again.
  private static void drain(InputStream body) {
    try {
      if (body.read() >= 0) log.debug("a model sent more after the end of its answer");
    } catch (IOException e) {
      log.debug("a model's connection ended badly after the answer", e);
    }
  }

  private static HttpPost post(HttpRequest request) {
    var post = new HttpPost(URI.create(request.url()));
    request.headers().forEach((name, values) -> values.forEach(v -> post.addHeader(name, v)));
    post.setEntity(new ByteArrayEntity(request.body().getBytes(UTF_8), null));
    return post;
  }
}
