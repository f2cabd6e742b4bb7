package dev.rapport.llm.routing;

import dev.rapport.llm.ModelAnswer;
import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelAttempt;
import dev.rapport.llm.ModelException;
import dev.rapport.llm.ModelRequest;
import dev.rapport.llm.routing.Reply.Result;
import dev.rapport.shared.ErrorCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The search for one answer: provider after provider, until text comes, nobody is left or the time
/// is over. Once a call gave any text, its end is the end of the search.
final class AnswerRun {
  private final RoutedModel model;
  private final ModelRequest request;
  private final Consumer<String> onText;
  private final long deadline;
  private final List<ModelAttempt> attempts = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private @Nullable Duration rest;

  AnswerRun(RoutedModel model, ModelRequest request, Consumer<String> onText) {
    this.model = model;
    this.request = request;
    this.onText = onText;
    deadline = System.nanoTime() + model.rules().whole().toNanos();
  }

  ModelAnswer run() {
    Iterator<GuardedProvider> providers = model.providers().iterator();
    while (providers.hasNext()) {
      Optional<ModelAnswer> answer = ask(providers.next(), providers);
      if (answer.isPresent()) return answer.get();
    }
    throw failure("no model answered: " + String.join("; ", reasons));
  }

  private ModelException failure(String message) {
    return attempts.isEmpty() && rest != null
        ? ModelException.resting(message, rest)
        : new ModelException(message, category(), attempts);
  }

  private Optional<ModelAnswer> ask(GuardedProvider guarded, Iterator<GuardedProvider> others) {
    for (int done = 1; ; done++) {
      if (request.cancellation().requested()) return Optional.of(cancelled());
      Duration left = left();
      if (!left.isPositive() || Thread.currentThread().isInterrupted()) return Optional.empty();
      if (!guarded.tryAcquire()) {
        rests(guarded.rest());
        reasons.add(guarded.provider().name() + " failed lately and rests");
        return Optional.empty();
      }
      Reply reply = call(guarded, left);
      if (reply.result() instanceof Result.Ended(Ending ending, _)) {
        return Optional.of(new ModelAnswer(reply.text(), ending, attempts));
      }
      Optional<Duration> pause = pauseBeforeRetry(reply, done, others.hasNext());
      if (pause.isEmpty()) return Optional.empty();
      await(pause.get());
    }
  }

  private void rests(Duration time) {
    if (rest == null || time.compareTo(rest) < 0) rest = time;
  }

  private Reply call(GuardedProvider guarded, Duration left) {
    Instant startedAt = model.now();
    Reply reply = guarded.call(request, model.rules().firstText(), left, onText);
    attempts.add(model.attempt(guarded, reply, startedAt));
    if (reply.result() instanceof Result.Failed(Failure failure)) {
      failures.add(failure);
      reasons.add(guarded.provider().name() + ": " + failure.reason());
    }
    return reply;
  }

  private Optional<Duration> pauseBeforeRetry(Reply reply, int done, boolean another) {
    return reply.result() instanceof Result.Failed(Failure failure)
        ? model.retries().pauseBeforeRetry(failure, done, another, left())
        : Optional.empty();
  }

  private ModelAnswer cancelled() {
    return new ModelAnswer("", Ending.CANCELLED, attempts);
  }

  private Duration left() {
    return Duration.ofNanos(deadline - System.nanoTime());
  }

  /// Waits, but not longer than until the cancellation.
  private void await(Duration pause) {
    var cancelled = new CountDownLatch(1);
    request.cancellation().whenRequested(cancelled::countDown);
    try {
      var _ = cancelled.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private ErrorCategory category() {
    boolean passes = rest != null || failures.stream().anyMatch(AnswerRun::isPassing);
    boolean limited = failures.stream().anyMatch(Failure.Busy.class::isInstance);
    if (passes) return ErrorCategory.UPSTREAM_RETRY;
    if (limited) return ErrorCategory.LIMIT;
    return failures.isEmpty() ? ErrorCategory.UPSTREAM_RETRY : ErrorCategory.UPSTREAM_FINAL;
  }

  private static boolean isPassing(Failure failure) {
    return switch (failure) {
      case Failure.Unreachable _, Failure.Late _, Failure.Broken _ -> true;
      case Failure.Busy _, Failure.Refused _ -> false;
    };
  }
}
