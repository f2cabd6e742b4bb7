package dev.rapport.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.llm.providers.ProviderChoice.Anthropic;
import dev.rapport.llm.providers.ProviderChoice.Demo;
import dev.rapport.llm.providers.ProviderChoice.Ollama;
import dev.rapport.llm.providers.ProviderChoice.OllamaOrDemo;
import dev.rapport.llm.providers.ProviderChoice.OpenAi;
import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.settings.SettingsException;
import dev.rapport.shared.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LlmSettingsTest {
  private static final URI OLLAMA = URI.create("http://127.0.0.1:11434");

  private static LlmSettings settings(Map<Setting, String> given) {
    return LlmSettings.from(Settings.of(given));
  }

  @Test
  void withNothingSetUpALocalOllamaOrTheDemoAnswers() {
    assertThat(settings(Map.of()).providers()).containsExactly(new OllamaOrDemo(OLLAMA));
  }

  @Test
  void aKeySetsAProviderUpAndOpenAiComesFirst() {
    var found =
        settings(
            Map.of(
                Setting.ANTHROPIC_API_KEY, "sk-a",
                Setting.OPENAI_API_KEY, "sk-o",
                Setting.OPENAI_MODEL, "gpt-5"));

    assertThat(found.providers())
        .containsExactly(
            new OpenAi(URI.create("https://api.openai.com/v1"), new Secret("sk-o"), "gpt-5", null),
            new Anthropic(
                URI.create("https://api.anthropic.com"), new Secret("sk-a"), "claude-sonnet-4-5"));
  }

  @Test
  void anAddressOfOnesOwnNeedsNoKey() {
    var found = settings(Map.of(Setting.OPENAI_BASE_URL, "http://127.0.0.1:8000/v1/"));

    assertThat(found.providers())
        .containsExactly(
            new OpenAi(URI.create("http://127.0.0.1:8000/v1"), null, "gpt-5-mini", null));
  }

  @Test
  void theDefaultAddressWrittenOutSetsNothingUp() {
    var found = settings(Map.of(Setting.OPENAI_BASE_URL, "https://api.openai.com/v1/"));

    assertThat(found.providers()).containsExactly(new OllamaOrDemo(OLLAMA));
  }

  @Test
  void anOllamaModelSetsOllamaUp() {
    assertThat(settings(Map.of(Setting.OLLAMA_MODEL, "llama3.2")).providers())
        .containsExactly(new Ollama(OLLAMA, "llama3.2"));
  }

  @Test
  void theOrderIsTheOperators() {
    var found =
        settings(
            Map.of(
                Setting.LLM_PROVIDER, "Anthropic, ollama,demo",
                Setting.OPENAI_API_KEY, "sk-o",
                Setting.ANTHROPIC_API_KEY, "sk-a"));

    assertThat(found.providers()).hasSize(3);
    assertThat(found.providers().get(0)).isInstanceOf(Anthropic.class);
    assertThat(found.providers().subList(1, 3))
        .containsExactly(new Ollama(OLLAMA, null), new Demo());
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    assertThatThrownBy(() ->
            settings(
                Map.of(
                    Setting.LLM_PROVIDER, "openai,anthropic,opanai",
                    Setting.LLM_TIMEOUT, "0",
                    Setting.LLM_PRICES, "free")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("OPENAI_API_KEY nor OPENAI_BASE_URL")
        .hasMessageContaining("ANTHROPIC_API_KEY is not set")
        .hasMessageContaining("'opanai' is not a provider")
        .hasMessageContaining("LLM_TIMEOUT: must be more than 0")
        .hasMessageContaining("LLM_PRICES: 'free'");
  }

  @Test
  void limitsAndPricesAreRead() {
    var found = settings(Map.of(Setting.LLM_TIMEOUT, "90", Setting.LLM_PRICES, "a=1/2,b=3/4"));

    assertThat(found.whole()).isEqualTo(Duration.ofSeconds(90));
    assertThat(found.firstText()).isEqualTo(Duration.ofSeconds(20));
    assertThat(found.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(found.prices().find("b")).isPresent();
  }
}
