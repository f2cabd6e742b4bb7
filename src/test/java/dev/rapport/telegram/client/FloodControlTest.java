package dev.rapport.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.telegram.TelegramSettings.Limits;
import dev.rapport.telegram.client.MethodRules.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class FloodControlTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST_WAIT = 10 * SECOND;
  private static final long PERSON = 5;
  private static final long GROUP = -5;

  /// One thing that happens after a while.
  ///
  /// @param block seconds for which Telegram holds the chat back instead of a call; 0 for a call
  record Step(long millis, long chat, Budget budget, boolean progress, int block) {}

  /// A flood control in time that steps make pass, and when it let calls through.
  private static final class Run {
    private long now = 12345;
    private final FloodControl control;
    private final List<Long> passed = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();
    private long blockedUntil;
    private boolean tooEarly;

    Run(Limits limits) {
      control = new FloodControl(limits, () -> now);
    }

    /// Takes the steps of one chat down, but lets all happen.
    Run play(List<Step> steps, long chat) {
      for (Step step : steps) {
        now += step.millis() * 1_000_000;
        if (step.block() > 0) block(step, chat);
        else call(step, chat);
      }
      return this;
    }

    private void block(Step step, long chat) {
      control.block(step.chat(), Duration.ofSeconds(step.block()));
      if (step.chat() == chat) blockedUntil = Math.max(blockedUntil, now + step.block() * SECOND);
    }

    private void call(Step step, long chat) {
      long wait =
          step.progress()
              ? control.reserveProgress(step.chat(), step.budget())
              : control.reserve(step.chat(), step.budget(), LONGEST_WAIT);
      if (step.chat() != chat) return;
      waits.add(wait);
      boolean through = step.progress() ? wait <= 0 : wait <= LONGEST_WAIT;
      long at = now + Math.max(0, wait);
      tooEarly |= through && at < blockedUntil;
      if (through && step.budget() == Budget.MESSAGE) passed.add(at);
    }
  }

  @Property(tries = 300)
  void aChatNeverGetsMoreThanItsRateInAnySpan(
      @ForAll("steps") List<Step> steps, @ForAll("rates") double rate) {
    List<Long> times = new Run(new Limits(rate, 0, 0)).play(steps, PERSON).passed;

    for (int from = 0; from < times.size(); from++) {
      for (int to = from; to < times.size(); to++) {
        double seconds = (times.get(to) - times.get(from)) / (double) SECOND;
        assertThat(to - from + 1).isLessThanOrEqualTo((int) Math.floor(3 + rate * seconds + 1e-6));
      }
    }
  }

  @Property(tries = 300)
  void aGroupNeverGetsMoreThanItsRateInAnyMinute(
      @ForAll("steps") List<Step> steps, @ForAll("minuteRates") int perMinute) {
    List<Long> times = new Run(new Limits(5, perMinute, 0)).play(steps, GROUP).passed;

    for (int from = 0; from + perMinute < times.size(); from++) {
      long span = times.get(from + perMinute) - times.get(from);
      assertThat(span).isGreaterThanOrEqualTo(60 * SECOND);
    }
  }

  @Property(tries = 300)
  void placesOfOneChatAreTakenInOrder(@ForAll("steps") List<Step> steps) {
    assertThat(new Run(new Limits(1, 20, 0)).play(steps, GROUP).passed).isSorted();
  }

  @Property(tries = 300)
  void retryAfterIsObeyedToTheLetter(@ForAll("steps") List<Step> steps) {
    var run = new Run(new Limits(1, 20, 0)).play(steps, PERSON);

    assertThat(run.tooEarly).isFalse();
    assertThat(run.control.blockedFor(PERSON)).isEqualTo(Math.max(0, run.blockedUntil - run.now));
  }

  @Property(tries = 300)
  void aChatIsNotHeldUpByOthers(@ForAll("steps") List<Step> steps) {
    List<Step> alone = new ArrayList<>();
    long millis = 0;
    for (Step step : steps) {
      millis += step.millis();
      if (step.chat() != PERSON) continue;
      alone.add(new Step(millis, PERSON, step.budget(), step.progress(), step.block()));
      millis = 0;
    }
    Limits limits = new Limits(1, 20, 0);

    assertThat(new Run(limits).play(steps, PERSON).waits)
        .isEqualTo(new Run(limits).play(alone, PERSON).waits);
  }

  @Property(tries = 300)
  void afterProgressAMessageAlwaysHasRoom(@ForAll("steps") List<Step> steps) {
    var run = new Run(new Limits(1, 20, 0));
    for (Step step : steps) {
      run.play(List.of(step), GROUP);
      boolean shown =
          step.progress()
              && step.chat() == GROUP
              && step.budget() == Budget.MESSAGE
              && step.block() == 0
              && run.waits.getLast() <= 0;
      if (shown) assertThat(run.control.reserve(GROUP, Budget.MESSAGE, 0)).isZero();
    }
  }

  @Example
  void progressLeavesHalfOfAGroupsMinuteToMessages() {
    var run = new Run(new Limits(1, 20, 0));
    for (int i = 0; i < 40; i++) {
      run.play(List.of(new Step(1000, GROUP, Budget.MESSAGE, true, 0)), GROUP);
    }

    assertThat(run.passed).hasSize(10);
  }

  @Example
  void draftsHaveABudgetOfTheirOwn() {
    var run = new Run(new Limits(1, 20, 0));
    for (int i = 0; i < 20; i++) {
      run.play(List.of(new Step(500, PERSON, Budget.DRAFT, true, 0)), PERSON);
    }

    assertThat(run.waits).allMatch(wait -> wait <= 0);
    assertThat(run.control.reserve(PERSON, Budget.MESSAGE, 0)).isZero();
    assertThat(run.control.reserveProgress(PERSON, Budget.DRAFT)).isZero();
    assertThat(run.control.reserveProgress(PERSON, Budget.DRAFT)).isPositive();
  }

  @Example
  void chatActionsCostNothing() {
    var run = new Run(new Limits(1, 20, 0));
    for (int i = 0; i < 100; i++) {
      assertThat(run.control.reserve(PERSON, Budget.NONE, 0)).isZero();
    }
  }

  @Example
  void aRateOfZeroIsNoLimit() {
    var run = new Run(new Limits(0, 0, 0));
    for (int i = 0; i < 1000; i++) {
      assertThat(run.control.reserve(GROUP, Budget.MESSAGE, 0)).isZero();
      assertThat(run.control.reserveProgress(GROUP, Budget.DRAFT)).isZero();
    }
  }

  @Example
  void chatsThatAreQuietAreForgotten() {
    var run = new Run(new Limits(1, 20, 0));
    for (int chat = -20_000; chat < 20_000; chat++) {
      run.now += 10_000_000; // 100 chats a second
      run.control.reserve(chat, Budget.MESSAGE, LONGEST_WAIT);
      assertThat(run.control.size()).isLessThan(10_000);
    }

    run.play(List.of(new Step(120_000, 1, Budget.NONE, false, 0)), 1);

    assertThat(run.control.size()).isLessThanOrEqualTo(1);
  }

  @Example
  void aChatThatIsHeldBackIsNotForgotten() {
    var run = new Run(new Limits(1, 20, 0));
    run.control.block(PERSON, Duration.ofHours(1));

    run.play(List.of(new Step(1_800_000, 1, Budget.NONE, false, 0)), 1);

    assertThat(run.control.blockedFor(PERSON)).isEqualTo(Duration.ofMinutes(30).toNanos());
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Long> millis =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(0L)),
            Tuple.of(5, Arbitraries.longs().between(1, 2000)),
            Tuple.of(1, Arbitraries.longs().between(2000, 70_000)));
    Arbitrary<Long> chats = Arbitraries.of(PERSON, GROUP, 6L);
    Arbitrary<Budget> budgets = Arbitraries.of(Budget.MESSAGE, Budget.MESSAGE, Budget.DRAFT);
    Arbitrary<Integer> blocks = Arbitraries.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 30);
    return Combinators.combine(millis, chats, budgets, Arbitraries.of(true, false), blocks)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(120);
  }

  @Provide
  Arbitrary<Double> rates() {
    return Arbitraries.of(0.5, 1.0, 3.0, 10.0);
  }

  @Provide
  Arbitrary<Integer> minuteRates() {
    return Arbitraries.of(1, 5, 20);
  }
}
