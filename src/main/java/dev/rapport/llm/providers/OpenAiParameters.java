package dev.rapport.llm.providers;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.rapport.llm.providers.ProviderChoice.OpenAi;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parameters of OpenAI's protocol.
///
/// OpenAI itself wants `max_completion_tokens`, and its thinking models take their thoughts out of
/// it; servers that only speak its protocol know `max_tokens`.
final class OpenAiParameters {
  /// Room for thoughts beside the answer, in tokens; with little effort they need a part of it.
  static final int THINKING = 4_096;

  private static final Pattern THINKS = Pattern.compile("(o\\d|gpt-[5-9]).*");

  private OpenAiParameters() {}

  static ChatProvider.Parameters of(OpenAi choice) {
    boolean thinks = THINKS.matcher(choice.model()).matches() && !choice.model().contains("chat");
    @Nullable String wanted = choice.effort();
    boolean official = choice.isOfficial();
    String effort = wanted == null && official && thinks ? "low" : wanted;
    return (model, tokens) -> parameters(model, tokens, official, thinks, effort);
  }

  private static ChatRequestParameters parameters(
      String model, int tokens, boolean official, boolean thinks, @Nullable String effort) {
    var builder = OpenAiChatRequestParameters.builder().modelName(model);
    if (official) {
      builder.maxCompletionTokens(thinks ? tokens + THINKING : tokens);
    } else {
      builder.maxOutputTokens(tokens);
    }
    if (effort != null) builder.reasoningEffort(effort);
    return builder.build();
  }
}
