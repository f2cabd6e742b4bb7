package dev.rapport.llm.providers;

import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import dev.rapport.llm.ModelMessage;
import dev.rapport.llm.ModelRequest;
import dev.rapport.llm.pricing.TokenCount;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tokens of a call: what the provider reports, or an estimate of four characters a token.
final class Usage {
  private static final int CHARS_PER_TOKEN = 4;
  private static final int TOKENS_PER_MESSAGE = 4;

  private Usage() {}

  static Optional<TokenCount> reported(ChatResponseMetadata metadata) {
    @Nullable TokenUsage usage = metadata.tokenUsage();
    if (usage == null) return Optional.empty();
    int input = zeroIfNull(usage.inputTokenCount());
    int output = zeroIfNull(usage.outputTokenCount());
    if (input == 0 && output == 0) return Optional.empty();
    return Optional.of(new TokenCount(input, cached(usage), output));
  }

  static TokenCount estimated(ModelRequest request, String answer) {
    long chars = 0;
    for (ModelMessage message : request.messages()) chars += message.text().length();
    long input = chars / CHARS_PER_TOKEN + (long) TOKENS_PER_MESSAGE * request.messages().size();
    int output = Math.ceilDiv(answer.length(), CHARS_PER_TOKEN);
    return new TokenCount((int) Math.min(Integer.MAX_VALUE, input), 0, output);
  }

  private static int cached(TokenUsage usage) {
    if (!(usage instanceof OpenAiTokenUsage openAi)) return 0;
    var details = openAi.inputTokensDetails();
    return details == null ? 0 : zeroIfNull(details.cachedTokens());
  }

  private static int zeroIfNull(@Nullable Integer number) {
    return number == null ? 0 : Math.max(0, number);
  }
}
