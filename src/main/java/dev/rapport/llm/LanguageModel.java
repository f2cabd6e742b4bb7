package dev.rapport.llm;

import java.util.function.Consumer;

/// Answers a request, whichever provider is behind it.
public interface LanguageModel {
  /// Streams one answer and returns when it ended. Blocks; made for virtual threads.
  ///
  /// Failover, retries and time limits happen inside, and only before the first text was shown.
  ///
  /// @param onText gets each new piece of text as it comes, in order, on the calling thread
  /// @return what came, and how it ended; a cut stream or a cancelled one keeps what came
  /// @throws ModelException if no text came from any provider; it carries the attempts made
  ModelAnswer answer(ModelRequest request, Consumer<String> onText);

  /// Who answers, for people: such as `OpenAI gpt-5-mini` or `the built-in demo companion`.
  String description();
}
