package dev.rapport.llm.routing;

import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelRequest;
import dev.rapport.llm.pricing.TokenCount;
import dev.rapport.llm.routing.Reply.Result;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// A provider that does what it is told, and else answers "fine".
final class FakeProvider implements Provider {
  private static final Duration FIRST = Duration.ofMillis(10);

  private final String name;
  private final Deque<Act> acts = new ArrayDeque<>();
  private int calls;

  FakeProvider(String name) {
    this.name = name;
  }

  /// What it does with one call.
  interface Act {
    Reply play(ModelRequest request, Consumer<String> onText);
  }

  static Act failing(Failure failure) {
    return (_, _) ->
        new Reply(new Result.Failed(failure), "", TokenCount.NONE, null, Duration.ofMillis(20));
  }

  static Act ending(Ending ending, Duration first) {
    return (_, onText) -> {
      onText.accept("fine");
      var tokens = new TokenCount(100, 0, 10);
      return new Reply(new Result.Ended(ending), "fine", tokens, first, first.plusMillis(5));
    };
  }

  FakeProvider then(Act... next) {
    acts.addAll(List.of(next));
    return this;
  }

  int calls() {
    return calls;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String model() {
    return name + "-model";
  }

  @Override
  public String title() {
    return "The " + name;
  }

  @Override
  public Reply call(
      ModelRequest request, Duration firstText, Duration whole, Consumer<String> onText) {
    calls++;
    Act act = acts.poll();
    return (act == null ? ending(Ending.COMPLETE, FIRST) : act).play(request, onText);
  }
}
