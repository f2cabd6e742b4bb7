package dev.rapport.llm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.llm.Cancellation;
import dev.rapport.llm.LanguageModel;
import dev.rapport.llm.LanguageModelContract;
import dev.rapport.llm.ModelAnswer;
import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.pricing.PriceList;
import dev.rapport.llm.routing.RoutedModel;
import dev.rapport.llm.routing.RoutingRules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoModelTest extends LanguageModelContract {
  private final LanguageModel model = model(Duration.ZERO, Duration.ofSeconds(60));

  @Override
  protected LanguageModel model() {
    return model;
  }

  private static LanguageModel model(Duration pace, Duration whole) {
    return new RoutedModel(
        List.of(new DemoProvider(pace)),
        RoutingRules.of(Duration.ofSeconds(5), whole),
        PriceList.with(List.of()),
        new SimpleMeterRegistry(),
        Clock.systemUTC());
  }

  @Test
  void itCostsNothingAndSaysWhatItIs() {
    ModelAnswer answer = model.answer(request("Hello!"), _ -> {});

    assertThat(answer.attempts().getFirst().costMicroUsd()).isZero();
    assertThat(model.description()).contains("demo companion").contains("not a language model");
  }

  @Test
  void itStreamsWordByWordAtItsPace() {
    LanguageModel slow = model(Duration.ofMillis(4), Duration.ofSeconds(60));

    ModelAnswer answer = slow.answer(request("Hello!", 20, new Cancellation()), _ -> {});

    assertThat(answer.attempts().getFirst().total()).isGreaterThan(Duration.ofMillis(80));
  }

  @Test
  void itObeysTheTimeLimit() {
    LanguageModel slow = model(Duration.ofMillis(5), Duration.ofMillis(60));

    assertThat(slow.answer(request("a long answer"), _ -> {}).ending()).isEqualTo(Ending.CUT);
  }
}
