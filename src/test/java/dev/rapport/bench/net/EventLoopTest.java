package dev.rapport.bench.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
  private static final String LONG = "x".repeat(8_000_000);

  private final EventLoop loop = new EventLoop();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Thread thread = Thread.currentThread();
  private int port;

  private final ConnectionHandler server =
      new ConnectionHandler() {
        @Override
        public void received(Connection connection, HttpMessage message) {
          String text =
              message.path().endsWith("/long") ? LONG : "length " + body(message).length();
          connection.send(ByteBuffer.wrap(Bytes.response("200 OK", text)));
        }

        @Override
        public void closed(Connection connection) {
          heard.add("server closed");
        }
      };

  private final ConnectionHandler guest =
      new ConnectionHandler() {
        @Override
        public void received(Connection connection, HttpMessage message) {
          heard.add(message.status() + " " + body(message));
          connection.close();
        }

        @Override
        public void closed(Connection connection) {
          heard.add("guest closed");
        }
      };

  @BeforeEach
  void start() throws IOException {
    port = loop.listen(server);
    thread =
        Thread.ofPlatform()
            .start(() -> {
              try {
                loop.run();
              } catch (IOException e) {
                heard.add(e.toString());
              }
            });
  }

  @AfterEach
  void stop() throws InterruptedException {
    client.shutdownNow();
    loop.stop();
    thread.join();
  }

  @Test
  void anotherHttpClientIsAnsweredAgainAndAgain() throws Exception {
    for (int length : new int[] {0, 10, 300_000}) {
      HttpResponse<String> response = client.send(post("/", length, false), strings());

      assertThat(response.body()).isEqualTo("length " + length);
    }
  }

  @Test
  void aClientThatWaitsForPermissionToSendGetsIt() throws Exception {
    HttpResponse<String> response = client.send(post("/", 5000, true), strings());

    assertThat(response.body()).isEqualTo("length 5000");
  }

  @Test
  void anAnswerLongerThanTheSocketTakesArrivesWhole() throws Exception {
    HttpResponse<String> response = client.send(post("/long", 1, false), strings());

    assertThat(response.body()).isEqualTo(LONG);
  }

  @Test
  void whatIsSentBeforeTheConnectionStandsIsSentThen() throws Exception {
    loop.execute(() ->
        loop.connect(port, guest)
            .send(
                ByteBuffer.wrap(
                    "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc".getBytes(UTF_8))));

    assertThat(next()).isEqualTo("200 length 3");
    assertThat(next()).isEqualTo("guest closed");
    assertThat(next()).isEqualTo("server closed");
  }

  @Test
  void aRefusedConnectionIsToldAsClosed() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    loop.execute(() -> loop.connect(free, guest));

    assertThat(next()).isEqualTo("guest closed");
  }

  private String next() throws InterruptedException {
    return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
  }

  private static HttpResponse.BodyHandler<String> strings() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private HttpRequest post(String path, int length, boolean expectContinue) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .version(HttpClient.Version.HTTP_1_1)
        .expectContinue(expectContinue)
        .POST(HttpRequest.BodyPublishers.ofString("y".repeat(length)))
        .build();
  }

  private static String body(HttpMessage message) {
    return new String(
        message.bytes(), message.bodyStart(), message.bodyEnd() - message.bodyStart(), UTF_8);
  }
}
