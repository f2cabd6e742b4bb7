package dev.rapport.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.CallResult.Reason;
import dev.rapport.telegram.fake.FakeBotApi;
import dev.rapport.telegram.fake.Reaction;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a call, by what the server does with it, over real HTTP.
class CallResultsTest {
  private final FakeBotApi server = new FakeBotApi();
  private final TestClient client = new TestClient(server.address());

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void aSentMessageIsDoneWithItsId() {
    server.on("sendMessage", Reaction.ok("{\"message_id\":77,\"chat\":{\"message_id\":5}}"));

    assertThat(send()).isEqualTo(new CallResult.Done(77));
  }

  @Test
  void aCallWithoutAMessageIsDoneWithoutAnId() {
    assertThat(client.api.call(TestClient.typing(5))).isEqualTo(new CallResult.Done(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|Bad Request: chat not found|CHAT_GONE",
        "400|Bad Request: user not found|CHAT_GONE",
        "403|Forbidden: user is deactivated|CHAT_GONE",
        "403|Forbidden: bot was blocked by the user|BLOCKED",
        "403|Forbidden: bot was kicked from the supergroup chat|BLOCKED",
        "403|Forbidden: bot can't initiate conversation with a user|BLOCKED",
        "400|Bad Request: not enough rights to send text messages to the chat|BLOCKED",
        "400|Bad Request: CHAT_WRITE_FORBIDDEN|BLOCKED",
        "400|Bad Request: message thread not found|TOPIC_GONE",
        "400|Bad Request: TOPIC_CLOSED|TOPIC_GONE",
        "400|Bad Request: ENTITY_BOUNDS_INVALID|FORMATTING",
        "400|Bad Request: message to edit not found|TARGET_GONE",
        "400|Bad Request: message can't be edited|TARGET_GONE",
        "400|Bad Request: query is too old and response timeout expired or query ID is invalid|TARGET_GONE",
        "404|Not Found|UNSUPPORTED",
        "400|Bad Request: method not found|UNSUPPORTED",
        "401|Unauthorized|UNAUTHORIZED",
        "400|Bad Request: message is too long|OTHER",
        "413|Request Entity Too Large|OTHER"
      })
  void aRefusalHasItsReason(int code, String description, Reason reason) {
    server.on("sendMessage", Reaction.error(code, description));

    assertThat(send()).isEqualTo(new CallResult.Refused(code, reason, description));
  }

  @Test
  void aRefusedFormattingDoesNotQuoteTheText() {
    server.on(
        "sendMessage",
        Reaction.error(
            400, "Bad Request: can't parse entities: Unsupported start tag 'secret' at 5"));

    assertThat(send())
        .isEqualTo(
            new CallResult.Refused(400, Reason.FORMATTING, "Bad Request: can't parse entities"));
  }

  @Test
  void anEndlessDescriptionIsCut() {
    server.on("sendMessage", Reaction.error(400, "x".repeat(5000)));

    assertThat(send())
        .isInstanceOfSatisfying(
            CallResult.Refused.class, refused -> assertThat(refused.description()).hasSize(200));
  }

  @Test
  void whateverAServerHasAgainstADraftDraftsAreUnsupportedThere() {
    server.on("sendMessageDraft", Reaction.error(400, "Bad Request: TEXTDRAFT_PEER_INVALID"));
    assertThat(reason(TestClient.draft(5))).isEqualTo(Reason.UNSUPPORTED);

    server.on("sendMessageDraft", Reaction.error(400, "Bad Request: something else"));
    assertThat(reason(TestClient.draft(6))).isEqualTo(Reason.UNSUPPORTED);

    server.on("sendMessageDraft", Reaction.error(400, "Bad Request: ENTITY_TEXTURL_INVALID"));
    assertThat(reason(TestClient.draft(7))).isEqualTo(Reason.FORMATTING);
  }

  private Reason reason(BotCall call) {
    CallResult result = client.api.call(call);
    assertThat(result).isInstanceOf(CallResult.Refused.class);
    return ((CallResult.Refused) result).reason();
  }

  @Test
  void anEditThatChangesNothingIsDone() {
    server.on(
        "editMessageText",
        Reaction.error(
            400,
            "Bad Request: message is not modified: specified new message content and reply markup"
                + " are exactly the same"));

    assertThat(client.api.call(TestClient.editMessage(5))).isEqualTo(new CallResult.Done(0));
  }

  @Test
  void aGroupThatBecameASupergroupIsMigrated() {
    server.on(
        "sendMessage",
        Reaction.error(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            "{\"migrate_to_chat_id\":-1001234567890}"));

    assertThat(send()).isEqualTo(new CallResult.Migrated(-1001234567890L));
  }

  static Stream<Arguments> floods() {
    String words = "Too Many Requests: retry after 17";
    return Stream.of(
        Arguments.of(Reaction.error(429, words, "{\"retry_after\":17}"), 17),
        Arguments.of(Reaction.error(429, words, "{\"retry_after\":0}"), 1),
        Arguments.of(Reaction.error(429, "Too Many Requests"), 5),
        Arguments.of(Reaction.answer(429, "<html>", "Retry-After: 9"), 9),
        Arguments.of(Reaction.answer(429, "<html>", "Retry-After: tomorrow"), 5));
  }

  @ParameterizedTest
  @MethodSource("floods")
  void tooManyRequestsSayHowLongToWait(Reaction reaction, int seconds) {
    server.on("sendMessage", reaction);

    assertThat(send()).isEqualTo(new CallResult.FloodLimited(Duration.ofSeconds(seconds)));
  }

  @Test
  void anErrorOfTheBotApiItselfMeansNotDone() {
    server.on("sendMessage", Reaction.error(502, "Bad Gateway"));

    assertThat(send()).isEqualTo(new CallResult.NotDone("Bad Gateway"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 400, 403, 404, 413})
  void aRefusalBySomethingInFrontOfTheBotApiMeansNotDone(int status) {
    server.on("sendMessage", Reaction.answer(status, "<html>nginx</html>", "Location: /x"));

    assertThat(send()).isInstanceOf(CallResult.NotDone.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aRefusedConnectionMeansNotDone() {
    server.close();

    assertThat(send()).isEqualTo(new CallResult.NotDone("connection refused"));
  }

  @Test
  void aHostThatDoesNotExistMeansNotDone() {
    try (var lost = new TestClient(URI.create("http://nowhere.invalid"))) {
      assertThat(lost.api.call(TestClient.sendMessage(5)))
          .isEqualTo(new CallResult.NotDone("unknown host"));
    }
  }

  static Stream<Reaction> lostAnswers() {
    return Stream.of(
        Reaction.drop(),
        Reaction.reset(),
        Reaction.raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"ok\":true,"),
        Reaction.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"ok\""),
        Reaction.raw("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n{"),
        Reaction.raw("garbage\r\n\r\n"),
        Reaction.answer(200, ""),
        Reaction.answer(200, "<html>captive portal</html>"),
        Reaction.answer(200, "{\"ok\":\"yes\"}"),
        Reaction.answer(200, "{\"ok\":false}"),
        Reaction.answer(200, "[]"),
        Reaction.answer(500, "{\"ok\":true}"),
        Reaction.answer(502, "<html>nginx</html>"),
        Reaction.answer(503, ""));
  }

  @ParameterizedTest
  @MethodSource("lostAnswers")
  void aMessageWhoseAnswerIsLostIsOfUnknownFateAndNotSentAgain(Reaction reaction) {
    server.on("sendMessage", reaction);

    assertThat(send()).isInstanceOf(CallResult.Unknown.class);
    assertThat(server.requests("sendMessage")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"editMessageText", "sendMessageDraft", "sendChatAction", "answerCallbackQuery"})
  void whatMayBeRepeatedIsRepeatedOnceWhenItsAnswerIsLost(String method) {
    server.onEach(
        method, _ -> server.requests(method).size() == 1 ? Reaction.drop() : Reaction.ok("true"));

    CallResult result = client.api.call(new BotCall(method, 5, "{}"));

    assertThat(result).isEqualTo(new CallResult.Done(0));
    assertThat(server.requests(method)).hasSize(2);
  }

  @Test
  void itIsNotRepeatedForever() {
    server.on("editMessageText", Reaction.drop());

    CallResult result = client.api.call(TestClient.editMessage(5));

    assertThat(result).isInstanceOf(CallResult.Unknown.class);
    assertThat(server.requests()).hasSize(2);
  }

  private CallResult send() {
    return client.api.call(TestClient.sendMessage(5));
  }
}
