package dev.rapport.llm.routing;

import dev.rapport.llm.ModelRequest;
import java.time.Duration;
import java.util.function.Consumer;

/// One configured provider with its model. Thread-safe.
public interface Provider {
  /// Its name in settings, metrics and the ledger: `openai`, `anthropic`, `ollama` or `demo`.
  String name();

  /// The provider's name of the model, as it is known now.
  String model();

  /// For people: `OpenAI gpt-5-mini`.
  String title();

  /// Makes one call and returns when it ended, however it ended; never retries.
  ///
  /// @param firstText how long the first text may take; it is over at `whole` in any case
  /// @param whole how long all of it may take
  /// @param onText gets each piece of text on the calling thread; what it throws ends the call and
  ///   is thrown on
  Reply call(ModelRequest request, Duration firstText, Duration whole, Consumer<String> onText);
}
