package dev.rapport.bench.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HttpMessageTest {
  private static final String WITH_LENGTH =
      http(
          """
          POST /bot42:x/sendMessage?a=1 HTTP/1.1
          Host: h
          content-LENGTH: 5
          Connection: keep-alive

          hello\
          """);
  private static final String CHUNKED =
      http(
          """
          HTTP/1.1 503 Busy
          Transfer-Encoding: chunked
          Retry-After: 7

          3
          abc
          A;x=y
          0123456789
          0
          Trailer: x

          """);
  private static final String EMPTY =
      http(
          """
          HTTP/1.1 200 OK
          Connection: close

          """);

  @Property
  void messagesAreReadHoweverTheyArrive(@ForAll @IntRange(min = 1, max = 40) int piece) {
    byte[] stream = (WITH_LENGTH + CHUNKED + EMPTY + WITH_LENGTH).getBytes(UTF_8);
    HttpMessage message = new HttpMessage();
    List<String> bodies = new ArrayList<>();

    for (int at = 0; at < stream.length; at += piece) {
      message.feed(ByteBuffer.wrap(stream, at, Math.min(piece, stream.length - at)));
      while (message.advance()) {
        bodies.add(body(message));
        message.consume();
      }
    }

    assertThat(bodies).containsExactly("hello", "abc0123456789", "", "hello");
  }

  @Test
  void aRequestTellsItsPath() {
    HttpMessage message = whole(WITH_LENGTH);

    assertThat(message.path()).isEqualTo("/bot42:x/sendMessage?a=1");
    assertThat(message.isLast()).isFalse();
  }

  @Test
  void aResponseTellsItsStatusAndWhenToComeAgain() {
    HttpMessage message = whole(CHUNKED);

    assertThat(message.status()).isEqualTo(503);
    assertThat(message.retryAfter()).isEqualTo(7);
  }

  @Test
  void theLastMessageOfAConnectionSaysSo() {
    assertThat(whole(EMPTY).isLast()).isTrue();
  }

  @Test
  void whatOneMessageSaidIsForgottenWithIt() {
    HttpMessage message = whole(CHUNKED);
    message.consume();

    message.feed(ByteBuffer.wrap(WITH_LENGTH.getBytes(UTF_8)));

    assertThat(message.advance()).isTrue();
    assertThat(message.retryAfter()).isZero();
    assertThat(body(message)).isEqualTo("hello");
  }

  @Test
  void aSenderWhoWaitsToBeAskedIsNoticedOnce() {
    HttpMessage message = new HttpMessage();
    message.feed(
        ByteBuffer.wrap(
            http("POST / HTTP/1.1\nExpect: 100-continue\nContent-Length: 2\n\n").getBytes(UTF_8)));

    assertThat(message.advance()).isFalse();
    assertThat(message.takeExpectation()).isTrue();
    assertThat(message.takeExpectation()).isFalse();
  }

  private static String http(String lines) {
    return lines.replace("\n", "\r\n");
  }

  private static HttpMessage whole(String text) {
    HttpMessage message = new HttpMessage();
    message.feed(ByteBuffer.wrap(text.getBytes(UTF_8)));
    assertThat(message.advance()).isTrue();
    return message;
  }

  private static String body(HttpMessage message) {
    return new String(
        message.bytes(), message.bodyStart(), message.bodyEnd() - message.bodyStart(), UTF_8);
  }
}
