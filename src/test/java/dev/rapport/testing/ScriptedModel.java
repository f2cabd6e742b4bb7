package dev.rapport.testing;

import dev.rapport.llm.LanguageModel;
import dev.rapport.llm.ModelAnswer;
import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelAttempt;
import dev.rapport.llm.ModelAttempt.Outcome;
import dev.rapport.llm.ModelRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// A model that answers as a test says; by default with "answer" and the last message.
public final class ScriptedModel implements LanguageModel {
  public final List<ModelRequest> requests = new CopyOnWriteArrayList<>();
  public volatile BiFunction<ModelRequest, Consumer<String>, ModelAnswer> script =
      (request, onText) -> say(onText, Ending.COMPLETE, "answer to ", last(request));

  public static String last(ModelRequest request) {
    return request.messages().getLast().text();
  }

  public static ModelAnswer say(Consumer<String> onText, Ending ending, String... pieces) {
    for (String piece : pieces) onText.accept(piece);
    var attempt =
        new ModelAttempt(
            UUID.randomUUID(),
            "scripted",
            "script",
            Outcome.ANSWERED,
            10,
            5,
            3,
            Instant.EPOCH,
            Duration.ofMillis(1),
            Duration.ofMillis(2));
    return new ModelAnswer(String.join("", pieces), ending, List.of(attempt));
  }

  @Override
  public ModelAnswer answer(ModelRequest request, Consumer<String> onText) {
    requests.add(request);
    return script.apply(request, onText);
  }

  @Override
  public String description() {
    return "a scripted model";
  }
}
