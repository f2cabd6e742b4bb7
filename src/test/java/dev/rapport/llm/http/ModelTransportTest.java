package dev.rapport.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.rapport.llm.fake.Dialect;
import dev.rapport.llm.fake.FakeModelServer;
import dev.rapport.llm.fake.Script;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTransportTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Watchdog watchdog = new Watchdog();
  private final Pacing pacing = new Pacing();
  private final FakeModelServer server = new FakeModelServer(Dialect.OPENAI);
  private final ModelTransport transport =
      new ModelTransport(LONG, watchdog, pacing, Clock.systemUTC());

  @AfterEach
  void close() {
    transport.close();
    watchdog.close();
    server.close();
  }

  /// Takes events, and counts the first text of the call as it would be.
  private static final class Events implements ServerSentEventListener {
    private final List<String> data = new ArrayList<>();
    private final StreamCall call;
    private boolean closed;

    Events(StreamCall call) {
      this.call = call;
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
      data.add(event.data());
      if (event.data().contains("content")) call.textCame();
    }

    @Override
    public void onError(Throwable error) {
      throw new AssertionError(error);
    }

    @Override
    public void onClose() {
      closed = true;
    }
  }

  private static HttpRequest request(URI address) {
    return HttpRequest.builder()
        .method(HttpMethod.POST)
        .url(address + "/v1/chat/completions")
        .addHeader("Content-Type", "application/json")
        .body("{}")
        .build();
  }

  private Events stream(ModelTransport by, URI address) {
    var call = new StreamCall(1_000_000);
    var events = new Events(call);
    HttpClient client = by.forLangChain().build();
    call.run(() -> client.execute(request(address), events));
    assertThat(call.broken()).isEmpty();
    return events;
  }

  @Test
  void aBusyProcessCollectsWhatArrivesBetweenItsReads() {
    for (int other = 0; other < 600; other++) pacing.started();
    server.next(exchange -> {
      exchange.start();
      for (int word = 0; word < 60; word++) {
        exchange.text(" word");
        exchange.pause(Duration.ofMillis(3));
      }
      exchange.finish();
    });

    Events events = stream(transport, server.address());

    String all = String.join("", events.data);
    assertThat(all.split(" word", -1)).hasSize(61);
    assertThat(events.data).hasSizeLessThan(40);
    assertThat(events.closed).isTrue();
  }

  @Test
  void liveStreamsAreCounted() {
    List<Integer> seen = new ArrayList<>();
    server.next(exchange -> {
      seen.add(pacing.live());
      Script.words("Hello").play(exchange);
    });

    stream(transport, server.address());

    assertThat(seen).containsExactly(1);
    assertThat(pacing.live()).isZero();
  }

  @Test
  void tlsWorksBelowTheSameSocket(@TempDir Path directory) throws Exception {
    var certificate = new TestCertificate(directory);
    ServerSocket listener = certificate.listener();
    try (var secure = new FakeModelServer(Dialect.OPENAI, listener);
        var trusting =
            new ModelTransport(
                LONG,
                watchdog,
                pacing,
                Clock.systemUTC(),
                new DefaultClientTlsStrategy(certificate.context()))) {
      URI address = URI.create("https://localhost:" + secure.port());

      Events first = stream(trusting, address);
      Events second = stream(trusting, address);

      assertThat(String.join("", first.data)).contains("Hello");
      assertThat(second.data).isEqualTo(first.data);
      assertThat(secure.connections()).isEqualTo(1);
    }
  }

  @Test
  void aStrangersCertificateIsRefused(@TempDir Path directory) throws Exception {
    ServerSocket listener = new TestCertificate(directory).listener();
    try (var secure = new FakeModelServer(Dialect.OPENAI, listener)) {
      var call = new StreamCall(1000);
      HttpClient client = transport.forLangChain().build();
      HttpRequest request = request(URI.create("https://localhost:" + secure.port()));

      call.run(() -> client.execute(request, new Events(call)));

      assertThat(call.broken()).containsInstanceOf(SSLException.class);
    }
  }

  @Test
  void aHugeRefusalIsNotReadToItsEnd() {
    server.next(exchange -> exchange.respond(500, "text/plain", Map.of(), "x".repeat(5_000_000)));
    var call = new StreamCall(1000);
    HttpClient client = transport.forLangChain().build();

    call.run(() -> client.execute(request(server.address()), new Events(call)));

    assertThat(call.refusal()).contains(new Refusal(500, "", null));
  }

  @Test
  void retryAfterIsReadInEveryForm() {
    Map.of(
            "2", Duration.ofSeconds(2),
            "0.5", Duration.ofMillis(500),
            "Thu, 01 Jan 1970 00:00:00 GMT", Duration.ZERO)
        .forEach((text, wait) -> {
          server.next(exchange -> exchange.refuse(429, "slow_down", Map.of("Retry-After", text)));
          assertThat(refusal()).isEqualTo(new Refusal(429, "slow_down", wait));
        });
    server.next(exchange -> exchange.refuse(429, "slow down!", Map.of("Retry-After", "soon")));
    assertThat(refusal()).isEqualTo(new Refusal(429, "", null));
  }

  private Refusal refusal() {
    var call = new StreamCall(1000);
    HttpClient client = transport.forLangChain().build();
    call.run(() -> client.execute(request(server.address()), new Events(call)));
    return call.refusal().orElseThrow();
  }

  @Test
  void aCallThatWasStoppedBeforeItBeganNeverConnects() {
    var call = new StreamCall(1000);
    call.stop(StreamCall.Stop.CANCELLED);
    var events = new Events(call);
    HttpClient client = transport.forLangChain().build();

    call.run(() -> client.execute(request(server.address()), events));

    assertThat(events.data).isEmpty();
    assertThat(events.closed).isFalse();
  }

  @Test
  void langChainsOwnParserIsNotUsed() {
    var call = new StreamCall(1_000_000);
    var events = new Events(call);
    HttpClient client = transport.forLangChain().connectTimeout(LONG).readTimeout(LONG).build();

    call.run(() ->
        client.execute(request(server.address()), new DefaultServerSentEventParser(), events));

    assertThat(events.closed).isTrue();
    assertThat(events.data).isNotEmpty();
  }

  @Test
  void itServesStreamedCallsOnly() {
    HttpClient client = transport.forLangChain().build();

    assertThatThrownBy(() -> client.execute(request(server.address())))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(
            () -> client.execute(request(server.address()), new Events(new StreamCall(1))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPageIsGotWithinItsTime() throws IOException {
    server.next(exchange -> exchange.respond(200, "text/plain", Map.of(), "hello"));
    server.next(exchange -> exchange.hang());
    URI address = server.address();

    assertThat(transport.get(address, Map.of("x-one", "1"), LONG))
        .isEqualTo(new ModelTransport.Page(200, "hello"));
    assertThat(server.requests().getFirst().headers()).containsEntry("x-one", "1");
    assertThatThrownBy(() -> transport.get(address, Map.of(), Duration.ofMillis(100)))
        .isInstanceOf(IOException.class);
  }
}
