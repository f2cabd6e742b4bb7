package dev.rapport.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.rapport.llm.providers.ProviderChoice.OpenAi;
import dev.rapport.shared.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static OpenAiChatRequestParameters openAi(
      String address, String model, @Nullable String effort) {
    var choice = new OpenAi(URI.create(address), new Secret("k"), model, effort);
    return (OpenAiChatRequestParameters) OpenAiParameters.of(choice).of(model, 1000);
  }

  @Test
  void openAisThinkingModelsGetRoomToThinkAndLittleEffort() {
    var parameters = openAi("https://api.openai.com/v1", "gpt-5-mini", null);

    assertThat(parameters.maxCompletionTokens()).isEqualTo(5096);
    assertThat(parameters.maxOutputTokens()).isNull();
    assertThat(parameters.reasoningEffort()).isEqualTo("low");
  }

  @Test
  void openAisOtherModelsGetWhatTheyNeed() {
    var parameters = openAi("https://api.openai.com/v1", "gpt-4.1-mini", null);

    assertThat(parameters.maxCompletionTokens()).isEqualTo(1000);
    assertThat(parameters.reasoningEffort()).isNull();
    assertThat(openAi("https://api.openai.com/v1", "gpt-5-chat-latest", null).reasoningEffort())
        .isNull();
  }

  @Test
  void otherServersGetTheOldName() {
    var parameters = openAi("http://127.0.0.1:8000/v1", "gpt-5-mini", null);

    assertThat(parameters.maxOutputTokens()).isEqualTo(1000);
    assertThat(parameters.maxCompletionTokens()).isNull();
    assertThat(parameters.reasoningEffort()).isNull();
  }

  @Test
  void theOperatorsEffortCountsEverywhere() {
    assertThat(openAi("http://127.0.0.1:8000/v1", "x", "high").reasoningEffort()).isEqualTo("high");
    assertThat(openAi("https://api.openai.com/v1", "o3", "none").reasoningEffort())
        .isEqualTo("none");
  }

  @Test
  void anthropicsThinkingModelsGetRoomToo() {
    assertThat(AnthropicParameters.of("claude-sonnet-4-5", 1000).maxOutputTokens()).isEqualTo(1000);
    assertThat(AnthropicParameters.of("claude-sonnet-5-5", 1000).maxOutputTokens()).isEqualTo(5096);
  }
}
