package dev.rapport.llm.demo;

import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelMessage;
import dev.rapport.llm.ModelRequest;
import dev.rapport.llm.pricing.TokenCount;
import dev.rapport.llm.routing.Provider;
import dev.rapport.llm.routing.Reply;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Streams the demo companion's answers like a language model would, word by word. A word counts as
/// a token; nothing costs anything.
public final class DemoProvider implements Provider {
  private static final Pattern WORD = Pattern.compile("\\S+\\s*");

  private final Duration wordPause;

  /// @param wordPause the time from word to word
  public DemoProvider(Duration wordPause) {
    this.wordPause = wordPause;
  }

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String model() {
    return "demo";
  }

  @Override
  public String title() {
    return "the built-in demo companion (rules, not a language model)";
  }

  @Override
  public Reply call(
      ModelRequest request, Duration firstText, Duration whole, Consumer<String> onText) {
    var telling = new Telling(request, whole, onText);
    Ending ending = telling.tell(DemoCompanion.answer(request.messages()));
    Duration first = telling.words == 0 ? null : telling.first;
    return new Reply(
        new Reply.Result.Ended(ending, ending == Ending.CUT ? "out of time" : ""),
        telling.told.toString(),
        new TokenCount(words(request), 0, telling.words),
        first,
        telling.elapsed());
  }

  private static int words(ModelRequest request) {
    int words = 0;
    for (ModelMessage message : request.messages()) {
      words += (int) WORD.matcher(message.text()).results().count();
    }
    return words;
  }

  /// One answer while it is told.
  private final class Telling {
    private final ModelRequest request;
    private final Duration whole;
    private final Consumer<String> onText;
    private final long startedAt = System.nanoTime();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final StringBuilder told = new StringBuilder();
    private Duration first = Duration.ZERO;
    private int words;

    Telling(ModelRequest request, Duration whole, Consumer<String> onText) {
      this.request = request;
      this.whole = whole;
      this.onText = onText;
      request.cancellation().whenRequested(cancelled::countDown);
    }

    Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    Ending tell(String answer) {
      Matcher word = WORD.matcher(answer);
      while (word.find()) {
        if (isCancelledWithin(wordPause)) return Ending.CANCELLED;
        if (elapsed().compareTo(whole) > 0) return Ending.CUT;
        if (words == request.maxOutputTokens()) return Ending.LENGTH;
        if (words++ == 0) first = elapsed();
        told.append(word.group());
        onText.accept(word.group());
      }
      return Ending.COMPLETE;
    }

    private boolean isCancelledWithin(Duration pause) {
      try {
        return cancelled.await(pause.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
  }
}
