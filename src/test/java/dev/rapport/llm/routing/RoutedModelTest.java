package dev.rapport.llm.routing;

import static dev.rapport.llm.routing.FakeProvider.ending;
import static dev.rapport.llm.routing.FakeProvider.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.llm.Cancellation;
import dev.rapport.llm.ModelAnswer;
import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelAttempt;
import dev.rapport.llm.ModelAttempt.Outcome;
import dev.rapport.llm.ModelException;
import dev.rapport.llm.ModelMessage;
import dev.rapport.llm.ModelMessage.Role;
import dev.rapport.llm.ModelRequest;
import dev.rapport.llm.pricing.PriceList;
import dev.rapport.llm.pricing.TokenCount;
import dev.rapport.shared.ErrorCategory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoutedModelTest {
  private static final Duration REST = Duration.ofSeconds(15);
  private static final Failure BROKEN = new Failure.Broken("it broke", null);
  private static final Failure REFUSED = new Failure.Refused("it answered 401", true);
  private static final Failure TOO_LONG = new Failure.Refused("it answered 400", false);

  private final FakeProvider first = new FakeProvider("first");
  private final FakeProvider second = new FakeProvider("second");
  private final SettableClock clock = new SettableClock();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final RoutedModel model = model(first, second);
  private final List<String> shown = new ArrayList<>();

  private RoutedModel model(Provider... providers) {
    return new RoutedModel(
        List.of(providers),
        new RoutingRules(Duration.ofSeconds(4), Duration.ofSeconds(60), Duration.ofMillis(2), REST),
        PriceList.with(List.of("first-model=10/100")),
        meters,
        clock);
  }

  private static ModelRequest request(Cancellation cancellation) {
    return new ModelRequest(List.of(new ModelMessage(Role.MEMBER, "Hi")), 100, cancellation);
  }

  private ModelAnswer answer() {
    return model.answer(request(new Cancellation()), shown::add);
  }

  private static List<String> calls(List<ModelAttempt> attempts) {
    return attempts.stream().map(one -> one.provider() + " " + one.outcome()).toList();
  }

  @Test
  void theFirstProviderAnswersAsLongAsItCan() {
    ModelAnswer answer = answer();

    assertThat(answer.text()).isEqualTo("fine");
    assertThat(calls(answer.attempts())).containsExactly("first ANSWERED");
    assertThat(second.calls()).isZero();
  }

  @Test
  void aProviderThatBreaksIsAskedTwiceAndThenTheNextOne() {
    first.then(failing(BROKEN), failing(BROKEN));

    ModelAnswer answer = answer();

    assertThat(calls(answer.attempts()))
        .containsExactly("first FAILED", "first FAILED", "second ANSWERED");
    assertThat(shown).containsExactly("fine");
  }

  @Test
  void aProviderThatIsLateIsAskedOnceIfThereIsAnother() {
    first.then(failing(new Failure.Late("late")));

    assertThat(calls(answer().attempts())).containsExactly("first TIMED_OUT", "second ANSWERED");
  }

  @Test
  void aRefusalGoesStraightToTheNext() {
    first.then(failing(REFUSED));

    assertThat(calls(answer().attempts())).containsExactly("first REFUSED", "second ANSWERED");
  }

  @Test
  void aLongWaitGoesStraightToTheNext() {
    first.then(failing(new Failure.Busy("busy", Duration.ofSeconds(10))));

    assertThat(calls(answer().attempts())).containsExactly("first REFUSED", "second ANSWERED");
  }

  @Test
  void anAnswerThatIsCutIsNotAskedAgain() {
    first.then(ending(Ending.CUT, Duration.ofMillis(1)));

    ModelAnswer answer = answer();

    assertThat(answer.ending()).isEqualTo(Ending.CUT);
    assertThat(calls(answer.attempts())).containsExactly("first CUT");
  }

  @Test
  void nobodyLeftIsAnExceptionWithEveryAttemptAndReason() {
    first.then(failing(REFUSED));
    second.then(failing(BROKEN), failing(BROKEN));

    var failure = catchThrowableOfType(ModelException.class, this::answer);

    assertThat(failure)
        .hasMessageContaining("first: it answered 401")
        .hasMessageContaining("second: it broke");
    assertThat(failure.attempts()).hasSize(3);
    assertThat(failure.category()).isEqualTo(ErrorCategory.UPSTREAM_RETRY);
  }

  @Test
  void onlyRefusalsAreFinal() {
    first.then(failing(REFUSED));
    second.then(failing(TOO_LONG));

    assertThat(catchThrowableOfType(ModelException.class, this::answer).category())
        .isEqualTo(ErrorCategory.UPSTREAM_FINAL);
  }

  @Test
  void aLimitOfTheLastOneLeftIsALimit() {
    first.then(failing(REFUSED));
    second.then(failing(new Failure.Busy("busy", Duration.ofHours(1))));

    assertThat(catchThrowableOfType(ModelException.class, this::answer).category())
        .isEqualTo(ErrorCategory.LIMIT);
  }

  @Test
  void eachAttemptHasAnIdAndAPriceAndATime() {
    first.then(failing(BROKEN));

    List<ModelAttempt> attempts = answer().attempts();

    Set<UUID> ids = new HashSet<>(attempts.stream().map(ModelAttempt::id).toList());
    assertThat(ids).hasSize(2).allMatch(id -> id.version() == 7 && id.variant() == 2);
    assertThat(attempts).extracting(ModelAttempt::costMicroUsd).containsExactly(0L, 2000L);
    assertThat(attempts).extracting(ModelAttempt::startedAt).containsOnly(clock.instant());
  }

  @Test
  void aProviderThatKeepsFailingRestsAndIsProbedAfterwards() {
    for (int call = 0; call < 5; call++) first.then(failing(BROKEN));
    for (int turn = 0; turn < 5; turn++) answer();
    int callsBefore = first.calls();

    answer();
    assertThat(first.calls()).isEqualTo(callsBefore);

    clock.advance(REST.plusSeconds(1));
    assertThat(calls(answer().attempts())).containsExactly("first ANSWERED");
    assertThat(calls(answer().attempts())).containsExactly("first ANSWERED");
    assertThat(meters.get("rapport.llm.breaker").tag("provider", "first").gauge().value()).isZero();
  }

  @Test
  void aProbeThatFailsLetsTheProviderRestAgain() {
    for (int call = 0; call < 8; call++) first.then(failing(BROKEN));
    for (int turn = 0; turn < 5; turn++) answer();

    clock.advance(REST.plusSeconds(1));
    answer();
    int callsBefore = first.calls();
    answer();

    assertThat(first.calls()).isEqualTo(callsBefore);
    assertThat(meters.get("rapport.llm.breaker").tag("provider", "first").gauge().value())
        .isEqualTo(2);
  }

  @Test
  void aProviderThatIsAlwaysSlowRestsToo() {
    for (int call = 0; call < 5; call++) {
      first.then(ending(Ending.COMPLETE, Duration.ofMillis(3900)));
    }
    for (int turn = 0; turn < 5; turn++) answer();

    assertThat(calls(answer().attempts())).containsExactly("second ANSWERED");
  }

  @Test
  void limitsLongContextsAndCancellationsDoNotCountAgainstAProvider() {
    for (int turn = 0; turn < 10; turn++) {
      first.then(
          failing(new Failure.Busy("busy", Duration.ofSeconds(9))),
          failing(TOO_LONG),
          (_, _) ->
              new Reply(
                  new Reply.Result.Ended(Ending.CANCELLED, ""),
                  "",
                  TokenCount.NONE,
                  null,
                  Duration.ZERO));
    }
    for (int turn = 0; turn < 30; turn++) answer();

    assertThat(calls(answer().attempts())).containsExactly("first ANSWERED");
  }

  @Test
  void whenAllRestTheCallFailsAtOnceAndMayBeTriedLater() {
    RoutedModel alone = model(first);
    for (int call = 0; call < 20; call++) first.then(failing(BROKEN));
    for (int turn = 0; turn < 5; turn++) {
      assertThatThrownBy(() -> alone.answer(request(new Cancellation()), shown::add))
          .isInstanceOf(ModelException.class);
    }

    var failure =
        catchThrowableOfType(
            ModelException.class, () -> alone.answer(request(new Cancellation()), shown::add));

    assertThat(failure.attempts()).isEmpty();
    assertThat(failure.category()).isEqualTo(ErrorCategory.UPSTREAM_RETRY);
    assertThat(failure).hasMessageContaining("rests");
    assertThat(failure.rest()).hasValueSatisfying(rest -> assertThat(rest).isPositive());
  }

  @Test
  void cancellingDuringAPauseEndsIt() {
    var cancellation = new Cancellation();
    first.then((_, _) -> {
      Thread.startVirtualThread(cancellation::request);
      return failing(new Failure.Busy("busy", Duration.ofSeconds(50)))
          .play(request(cancellation), shown::add);
    });

    ModelAnswer answer = model(first).answer(request(cancellation), shown::add);

    assertThat(answer.ending()).isEqualTo(Ending.CANCELLED);
    assertThat(calls(answer.attempts())).containsExactly("first REFUSED");
  }

  @Test
  void anInterruptedThreadAsksNobodyAnyMore() {
    first.then((_, _) -> {
      Thread.currentThread().interrupt();
      return failing(BROKEN).play(request(new Cancellation()), shown::add);
    });

    assertThatThrownBy(this::answer).isInstanceOf(ModelException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(second.calls()).isZero();
  }

  @Test
  void callsTokensAndCostAreCounted() {
    first.then(failing(BROKEN));
    answer();

    assertThat(
            meters
                .get("rapport.llm.calls")
                .tags("provider", "first", "outcome", Outcome.FAILED.name())
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(
            meters
                .get("rapport.llm.tokens")
                .tags("provider", "first", "kind", "output")
                .counter()
                .count())
        .isEqualTo(10);
    assertThat(meters.get("rapport.llm.cost.microusd").tag("provider", "first").counter().count())
        .isEqualTo(2000);
  }

  @Test
  void theDescriptionNamesThemInOrder() {
    assertThat(model.description()).isEqualTo("The first, then The second");
  }

  @Test
  void noProviderIsAMistake() {
    assertThatThrownBy(this::model).isInstanceOf(IllegalArgumentException.class);
  }
}
