package dev.rapport.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelAttempt.Outcome;
import dev.rapport.llm.ModelMessage.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What every language model does, whatever is behind it.
public abstract class LanguageModelContract {
  /// The model under test; it has some words to say and obeys the limit of tokens.
  protected abstract LanguageModel model();

  protected static ModelRequest request(String text) {
    return request(text, 500, new Cancellation());
  }

  protected static ModelRequest request(String text, int limit, Cancellation cancellation) {
    return new ModelRequest(
        List.of(
            new ModelMessage(Role.SYSTEM, "You are a companion."),
            new ModelMessage(Role.MEMBER, text)),
        limit,
        cancellation);
  }

  @Test
  void theAnswerIsWhatWasStreamed() {
    List<String> pieces = new ArrayList<>();

    ModelAnswer answer = model().answer(request("Hello!"), pieces::add);

    assertThat(answer.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(answer.text()).isNotBlank().isEqualTo(String.join("", pieces));
    assertThat(pieces).allMatch(piece -> !piece.isEmpty());
  }

  @Test
  void textComesOnTheCallingThread() {
    List<Thread> threads = new ArrayList<>();

    model().answer(request("Hello!"), _ -> threads.add(Thread.currentThread()));

    assertThat(threads).isNotEmpty().containsOnly(Thread.currentThread());
  }

  @Test
  void theCallIsOnRecord() {
    ModelAnswer answer = model().answer(request("Hello!"), _ -> {});

    assertThat(answer.attempts()).hasSize(1);
    ModelAttempt attempt = answer.attempts().getFirst();
    assertThat(attempt.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(attempt.provider()).isNotBlank();
    assertThat(attempt.model()).isNotBlank();
    assertThat(attempt.inputTokens()).isPositive();
    assertThat(attempt.outputTokens()).isPositive();
    assertThat(attempt.firstToken()).isNotNull().isLessThanOrEqualTo(attempt.total());
  }

  @Test
  void aRequestThatWasCancelledBeforeIsNotMade() {
    var cancellation = new Cancellation();
    cancellation.request();

    ModelAnswer answer = model().answer(request("Hello!", 500, cancellation), _ -> {});

    assertThat(answer.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(answer.text()).isEmpty();
    assertThat(answer.attempts()).isEmpty();
  }

  @Test
  void cancellingEndsTheAnswerAndKeepsWhatCame() {
    var cancellation = new Cancellation();
    List<String> pieces = new ArrayList<>();

    ModelAnswer answer =
        model()
            .answer(
                request("Hello!", 500, cancellation),
                piece -> {
                  pieces.add(piece);
                  cancellation.request();
                });

    assertThat(answer.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(pieces).hasSize(1);
    assertThat(answer.text()).isEqualTo(pieces.getFirst());
    assertThat(answer.attempts()).extracting(ModelAttempt::outcome).containsOnly(Outcome.CANCELLED);
  }

  @Test
  void theLimitOfTokensEndsTheAnswer() {
    ModelAnswer answer = model().answer(request("Hello!", 3, new Cancellation()), _ -> {});

    assertThat(answer.ending()).isEqualTo(Ending.LENGTH);
    assertThat(answer.text()).isNotBlank();
  }

  @Test
  void aFailingReceiverEndsTheCallAndTheModelGoesOn() {
    assertThatThrownBy(() ->
            model()
                .answer(
                    request("Hello!"),
                    _ -> {
                      throw new IllegalStateException("nobody listens");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("nobody listens");

    assertThat(model().answer(request("Hello!"), _ -> {}).ending()).isEqualTo(Ending.COMPLETE);
  }

  @Test
  void manyAnswersAtOnceDoNotMix() throws InterruptedException {
    String expected = model().answer(request("Hello!"), _ -> {}).text();
    Queue<String> answers = new ConcurrentLinkedQueue<>();
    List<Thread> callers = new ArrayList<>();

    for (int caller = 0; caller < 40; caller++) {
      callers.add(
          Thread.startVirtualThread(
              () -> answers.add(model().answer(request("Hello!"), _ -> {}).text())));
    }
    for (Thread caller : callers) caller.join();

    assertThat(answers).hasSize(40).containsOnly(expected);
  }

  @Test
  void cancellingFromAnotherThreadWorksToo() throws InterruptedException {
    var cancellation = new Cancellation();
    var result = new AtomicReference<ModelAnswer>();
    var caller =
        Thread.startVirtualThread(
            () -> result.set(model().answer(request("Hello!", 500, cancellation), _ -> {})));

    cancellation.request();
    caller.join();

    assertThat(result.get().ending()).isIn(Ending.CANCELLED, Ending.COMPLETE);
  }

  @Test
  void itSaysWhoAnswers() {
    assertThat(model().description()).isNotBlank().doesNotContain("sk-secret");
  }
}
