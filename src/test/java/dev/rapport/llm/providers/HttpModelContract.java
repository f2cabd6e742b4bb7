package dev.rapport.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.llm.Cancellation;
import dev.rapport.llm.LanguageModel;
import dev.rapport.llm.LanguageModelContract;
import dev.rapport.llm.ModelAnswer;
import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelAttempt;
import dev.rapport.llm.ModelAttempt.Outcome;
import dev.rapport.llm.ModelException;
import dev.rapport.llm.ModelMessage;
import dev.rapport.llm.ModelMessage.Role;
import dev.rapport.llm.ModelRequest;
import dev.rapport.llm.fake.Dialect;
import dev.rapport.llm.fake.FakeModelServer;
import dev.rapport.llm.fake.Script;
import dev.rapport.llm.http.Pacing;
import dev.rapport.llm.pricing.PriceList;
import dev.rapport.llm.routing.RoutedModel;
import dev.rapport.llm.routing.RoutingRules;
import dev.rapport.shared.ErrorCategory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every provider over HTTP does, faults included.
abstract class HttpModelContract extends LanguageModelContract {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final FakeModelServer server;
  private final Providers providers;
  private LanguageModel model;

  HttpModelContract(Dialect dialect) {
    server = new FakeModelServer(dialect);
    providers = providers();
    model = model(server, providers, LONG, LONG);
  }

  /// The provider under test, at this address.
  abstract ProviderChoice choice(URI address);

  final FakeModelServer server() {
    return server;
  }

  @Override
  protected final LanguageModel model() {
    return model;
  }

  @AfterEach
  final void close() {
    providers.close();
    server.close();
  }

  /// Waits no longer than that.
  private void patience(Duration first, Duration whole) {
    model = model(server, providers, first, whole);
  }

  private static Providers providers() {
    var settings =
        new LlmSettings(
            List.of(new ProviderChoice.Demo()), PriceList.with(List.of()), LONG, LONG, LONG);
    return new Providers(settings, Clock.systemUTC(), new Pacing());
  }

  private LanguageModel model(
      FakeModelServer server, Providers providers, Duration first, Duration whole) {
    return new RoutedModel(
        List.of(providers.open(choice(server.address()))),
        new RoutingRules(first, whole, PAUSE, Duration.ofSeconds(15)),
        PriceList.with(List.of("fake=1000/2000")),
        new SimpleMeterRegistry(),
        Clock.systemUTC());
  }

  private ModelAnswer answer() {
    return model.answer(request("Hello!"), _ -> {});
  }

  private ModelException failure() {
    return catchThrowableOfType(ModelException.class, this::answer);
  }

  private static List<Outcome> outcomes(List<ModelAttempt> attempts) {
    return attempts.stream().map(ModelAttempt::outcome).toList();
  }

  @Test
  void usageIsBookedAsReportedAndPriced() {
    ModelAttempt attempt = answer().attempts().getFirst();

    assertThat(attempt.inputTokens()).isEqualTo(30);
    assertThat(attempt.outputTokens()).isEqualTo(7);
    assertThat(attempt.costMicroUsd()).isEqualTo(30 * 1000 + 7 * 2000);
  }

  @Test
  void usageIsEstimatedWhereItIsNotReported() {
    server.next(exchange -> {
      exchange.start();
      exchange.text("x".repeat(400));
      exchange.cut();
    });

    ModelAttempt attempt = answer().attempts().getFirst();

    assertThat(attempt.outputTokens()).isEqualTo(100);
    assertThat(attempt.inputTokens()).isBetween(5, 30);
  }

  @Test
  void rolesComeInTheOrderThatStrictServersWant() {
    var context =
        List.of(
            new ModelMessage(Role.SYSTEM, "Be kind."),
            new ModelMessage(Role.ASSISTANT, "Earlier answer"),
            new ModelMessage(Role.MEMBER, "One"),
            new ModelMessage(Role.MEMBER, " "),
            new ModelMessage(Role.MEMBER, "Two"));

    model.answer(new ModelRequest(context, 100, new Cancellation()), _ -> {});

    String messages = server.requests().getFirst().json().path("messages").toString();
    assertThat(messages).containsSubsequence("…", "Earlier answer", "One", "Two");
    assertThat(server.requests().getFirst().json().path("stream").asBoolean()).isTrue();
  }

  @Test
  void theConnectionIsKeptForTheNextCall() {
    answer();
    answer();
    answer();

    assertThat(server.requests()).hasSize(3);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void piecesOfUnicodeArriveWholeHoweverTheyAreSplit() {
    server.next(exchange -> {
      exchange.start();
      exchange.drip("Привет 👩‍🚀 \"quoted\" \\ \n done");
      exchange.finish();
    });

    assertThat(answer().text()).isEqualTo("Привет 👩‍🚀 \"quoted\" \\ \n done");
  }

  @Test
  void leadingBlanksWaitForTheFirstVisibleCharacter() {
    server.next(Script.words("\n", "  ", "\n"));
    server.next(Script.words("\n", " Hello"));

    ModelAnswer answer = answer();

    assertThat(answer.text()).isEqualTo("\n Hello");
    assertThat(outcomes(answer.attempts())).containsExactly(Outcome.FAILED, Outcome.ANSWERED);
  }

  @Test
  void aServerThatHangsBeforeItsHeadersIsGivenUp() {
    patience(Duration.ofMillis(150), LONG);
    server.always(exchange -> exchange.hang());

    ModelException failure = failure();

    assertThat(outcomes(failure.attempts())).containsExactly(Outcome.TIMED_OUT, Outcome.TIMED_OUT);
    assertThat(failure.category()).isEqualTo(ErrorCategory.UPSTREAM_RETRY);
    await().until(() -> server.closedConnections() == server.connections());
  }

  @Test
  void aServerThatHangsAfterItsHeadersIsGivenUp() {
    patience(Duration.ofMillis(150), LONG);
    server.always(exchange -> {
      exchange.start();
      exchange.hang();
    });

    ModelException failure = failure();

    assertThat(outcomes(failure.attempts())).containsExactly(Outcome.TIMED_OUT, Outcome.TIMED_OUT);
    await().until(() -> server.closedConnections() == server.connections());
  }

  @Test
  void aSlowDripWithoutTextIsGivenUp() {
    patience(Duration.ofMillis(150), LONG);
    server.always(exchange -> {
      exchange.start();
      while (true) {
        exchange.raw(": still working\n\n");
        exchange.pause(Duration.ofMillis(10));
      }
    });

    ModelException failure = failure();

    assertThat(outcomes(failure.attempts())).containsExactly(Outcome.TIMED_OUT, Outcome.TIMED_OUT);
  }

  @Test
  void aStreamThatHangsInTheMiddleIsCutAndKeepsWhatCame() {
    Duration whole = Duration.ofSeconds(2);
    patience(whole, whole);
    server.next(exchange -> {
      exchange.start();
      exchange.text("Half an", " answer");
      exchange.hang();
    });

    ModelAnswer answer = answer();

    assertThat(answer.ending()).isEqualTo(Ending.CUT);
    assertThat(answer.text()).isEqualTo("Half an answer");
    assertThat(outcomes(answer.attempts())).containsExactly(Outcome.CUT);
    assertThat(answer.attempts().getFirst().total()).isGreaterThan(Duration.ofMillis(1900));
    await().until(() -> server.closedConnections() == 1);
  }

  @Test
  void aStreamThatBreaksIsCutAndNeverAskedAgain() {
    server.next(exchange -> {
      exchange.start();
      exchange.text("Half an", " answer");
      exchange.cut();
    });

    ModelAnswer answer = answer();

    assertThat(answer.ending()).isEqualTo(Ending.CUT);
    assertThat(answer.text()).isNotEmpty().isIn("Half an", "Half an answer");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aStreamThatEndsWithoutItsEndIsCut() {
    server.next(exchange -> {
      exchange.start();
      exchange.text("Half an answer");
      exchange.lastChunk();
    });

    assertThat(answer().ending()).isEqualTo(Ending.CUT);
  }

  @Test
  void aStreamThatBreaksBeforeItsTextIsAskedAgain() {
    server.next(exchange -> {
      exchange.start();
      exchange.cut();
    });

    ModelAnswer answer = answer();

    assertThat(answer.text()).isEqualTo("Hello there, how are you?");
    assertThat(outcomes(answer.attempts())).containsExactly(Outcome.FAILED, Outcome.ANSWERED);
  }

  @Test
  void aFloodOfTextIsCut() {
    server.next(exchange -> {
      exchange.start();
      while (true) exchange.text("flood ".repeat(100));
    });

    ModelAnswer answer = answer();

    assertThat(answer.ending()).isEqualTo(Ending.CUT);
    assertThat(answer.text().length()).isLessThan(40_000);
    await().until(() -> server.closedConnections() == 1);
  }

  @Test
  void aLineOfMegabytesIsRefused() {
    server.next(exchange -> {
      exchange.start();
      while (true) exchange.raw("data: {\"x\":\"" + "y".repeat(50_000));
    });

    ModelAnswer answer = answer();

    assertThat(outcomes(answer.attempts())).containsExactly(Outcome.FAILED, Outcome.ANSWERED);
  }

  @Test
  void aWebPageIsNoAnswer() {
    server.always(
        exchange -> exchange.respond(200, "text/html", Map.of(), "<html>Welcome\n\n</html>"));

    ModelException failure = failure();

    assertThat(outcomes(failure.attempts())).containsExactly(Outcome.FAILED, Outcome.FAILED);
  }

  @Test
  void garbageInsteadOfEventsIsAskedAgain() {
    server.next(exchange -> {
      exchange.head();
      exchange.raw("event: content_block_delta\ndata: {not json\n\n");
      exchange.hang();
    });

    ModelAnswer answer = answer();

    assertThat(outcomes(answer.attempts())).containsExactly(Outcome.FAILED, Outcome.ANSWERED);
  }

  @Test
  void garbageAfterTextCutsTheAnswer() {
    server.next(exchange -> {
      exchange.start();
      exchange.text("So far so good");
      exchange.raw("event: content_block_delta\ndata: {not json\n\n");
      exchange.hang();
    });

    ModelAnswer answer = answer();

    assertThat(answer.ending()).isEqualTo(Ending.CUT);
    assertThat(answer.text()).isEqualTo("So far so good");
  }

  @Test
  void anEmptyAnswerIsAskedAgain() {
    server.next(Script.words());

    ModelAnswer answer = answer();

    assertThat(outcomes(answer.attempts())).containsExactly(Outcome.FAILED, Outcome.ANSWERED);
    assertThat(answer.attempts().getFirst().outputTokens()).isEqualTo(7);
  }

  @Test
  void aServerErrorIsAskedAgainAndCostsNothing() {
    server.next(exchange -> exchange.refuse(500, "server_error", Map.of()));

    ModelAnswer answer = answer();

    assertThat(outcomes(answer.attempts())).containsExactly(Outcome.FAILED, Outcome.ANSWERED);
    assertThat(answer.attempts().getFirst().costMicroUsd()).isZero();
  }

  @Test
  void aLimitIsObeyed() {
    server.next(exchange -> exchange.refuse(429, "rate_limit", Map.of("retry-after-ms", "300")));

    ModelAnswer answer = answer();

    List<ModelAttempt> attempts = answer.attempts();
    assertThat(outcomes(attempts)).containsExactly(Outcome.REFUSED, Outcome.ANSWERED);
    assertThat(Duration.between(attempts.get(0).startedAt(), attempts.get(1).startedAt()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aLimitBeyondOurTimeIsNotWaitedFor() {
    server.always(exchange -> exchange.refuse(429, "rate_limit", Map.of("Retry-After", "60")));

    ModelException failure = failure();

    assertThat(failure.category()).isEqualTo(ErrorCategory.LIMIT);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aRefusedKeyIsFinalAndNothingSecretIsSaid() {
    server.always(exchange -> exchange.refuse(401, "invalid_api_key", Map.of()));

    ModelException failure = failure();

    assertThat(failure.category()).isEqualTo(ErrorCategory.UPSTREAM_FINAL);
    assertThat(failure)
        .hasMessageContaining("401 invalid_api_key")
        .hasMessageContaining("_API_KEY")
        .hasMessageNotContainingAny("sk-secret", "private");
    assertThat(outcomes(failure.attempts())).containsExactly(Outcome.REFUSED);
  }

  @Test
  void aContextThatIsTooLongIsFinal() {
    server.always(exchange -> exchange.refuse(400, "context_length_exceeded", Map.of()));

    ModelException failure = failure();

    assertThat(failure.category()).isEqualTo(ErrorCategory.UPSTREAM_FINAL);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void nobodyAtTheAddressIsUnreachable() {
    server.close();

    ModelException failure = failure();

    assertThat(outcomes(failure.attempts()))
        .containsExactly(Outcome.UNREACHABLE, Outcome.UNREACHABLE);
    assertThat(failure.category()).isEqualTo(ErrorCategory.UPSTREAM_RETRY);
  }

  @Test
  void cancellingClosesTheConnectionAtOnce() {
    var cancellation = new Cancellation();
    server.next(exchange -> {
      exchange.start();
      exchange.text("Hello");
      exchange.hang();
    });

    ModelAnswer answer =
        model.answer(request("Hello!", 500, cancellation), _ -> cancelSoon(cancellation));

    assertThat(answer.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(answer.text()).isEqualTo("Hello");
    await().until(() -> server.closedConnections() == 1);
  }

  @Test
  void cancellingWorksBeforeAnythingCame() {
    var cancellation = new Cancellation();
    server.next(exchange -> {
      cancellation.request();
      exchange.hang();
    });

    ModelAnswer answer = model.answer(request("Hello!", 500, cancellation), _ -> {});

    assertThat(answer.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(answer.text()).isEmpty();
    assertThat(outcomes(answer.attempts())).containsExactly(Outcome.CANCELLED);
    await().until(() -> server.closedConnections() == 1);
  }

  private static void cancelSoon(Cancellation cancellation) {
    Thread.startVirtualThread(cancellation::request);
  }
}
