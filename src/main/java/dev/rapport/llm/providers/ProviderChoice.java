package dev.rapport.llm.providers;

import dev.rapport.shared.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A provider that is to be used, as the operator set it up.
sealed interface ProviderChoice {
  /// OpenAI, or anything that speaks its protocol.
  ///
  /// @param key null for servers that want none
  /// @param effort how much the model thinks first, in the provider's words, or null for our choice
  record OpenAi(URI baseUrl, @Nullable Secret key, String model, @Nullable String effort)
      implements ProviderChoice {
    boolean isOfficial() {
      return "api.openai.com".equals(baseUrl.getHost());
    }
  }

  /// Anthropic.
  record Anthropic(URI baseUrl, Secret key, String model) implements ProviderChoice {
    boolean isOfficial() {
      return "api.anthropic.com".equals(baseUrl.getHost());
    }
  }

  /// An Ollama on this machine or nearby.
  ///
  /// @param model null for the first one that is installed
  record Ollama(URI baseUrl, @Nullable String model) implements ProviderChoice {}

  /// A local Ollama if one answers, and else the demo companion.
  record OllamaOrDemo(URI baseUrl) implements ProviderChoice {}

  /// The demo companion.
  record Demo() implements ProviderChoice {}
}
