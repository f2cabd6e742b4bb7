package dev.rapport.llm.providers;

import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.util.regex.Pattern;

/// The parameters of Anthropic's protocol. Its models from generation 5 on think before they
/// answer, at the expense of the same limit of tokens.
final class AnthropicParameters {
  private static final Pattern THINKS = Pattern.compile("claude-[a-z]+-[5-9].*");

  private AnthropicParameters() {}

  static ChatRequestParameters of(String model, int tokens) {
    boolean thinks = THINKS.matcher(model).matches();
    return AnthropicChatRequestParameters.builder()
        .modelName(model)
        .maxOutputTokens(thinks ? tokens + OpenAiParameters.THINKING : tokens)
        .build();
  }
}
