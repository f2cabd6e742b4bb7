package dev.rapport.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.llm.Cancellation;
import dev.rapport.llm.ModelAnswer;
import dev.rapport.llm.ModelMessage;
import dev.rapport.llm.ModelMessage.Role;
import dev.rapport.llm.ModelRequest;
import dev.rapport.llm.fake.Dialect;
import dev.rapport.llm.fake.FakeModelServer;
import dev.rapport.llm.fake.Script;
import dev.rapport.llm.http.ModelTransport;
import dev.rapport.llm.http.Pacing;
import dev.rapport.llm.http.Watchdog;
import dev.rapport.llm.pricing.PriceList;
import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanguageModelsTest {
  private static final String TAGS =
      """
      {"models":[{"name":"nomic-embed-text:latest","details":{"family":"nomic-bert"}},
                 {"name":"all-minilm:latest","details":{"family":"bert"}},
                 {"name":"llama3.2:latest","details":{"family":"llama"}}]}\
      """;

  private final FakeModelServer server = new FakeModelServer(Dialect.OPENAI);

  @AfterEach
  void close() {
    server.close();
  }

  private static LanguageModels open(Map<Setting, String> given) {
    return LanguageModels.open(Settings.of(given), new SimpleMeterRegistry(), Clock.systemUTC());
  }

  private static ModelAnswer answer(LanguageModels models) {
    var context = List.of(new ModelMessage(Role.MEMBER, "Hi"));
    return models.model().answer(new ModelRequest(context, 200, new Cancellation()), _ -> {});
  }

  private void installModels() {
    server.always(exchange -> {
      if (exchange.request().path().equals("/api/tags")) {
        exchange.respond(200, "application/json", Map.of(), TAGS);
      } else {
        Script.words("I am", " local").play(exchange);
      }
    });
  }

  @Test
  void withNothingThereTheDemoAnswers() {
    server.close();
    String nobody = server.address().toString();

    try (var models = open(Map.of(Setting.LLM_PROVIDER, "demo"));
        var alsoDemo =
            open(Map.of(Setting.OLLAMA_BASE_URL, nobody, Setting.LLM_PROVIDER, "demo"))) {
      assertThat(answer(models).text()).contains("demo companion");
      assertThat(alsoDemo.model().description()).contains("demo companion");
    }
  }

  @Test
  void anOllamaIsFoundByItselfWithItsFirstModelThatCanChat() {
    installModels();
    var settings =
        new LlmSettings(
            List.of(new ProviderChoice.OllamaOrDemo(server.address())),
            PriceList.with(List.of()),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));

    try (var providers = new Providers(settings, Clock.systemUTC(), new Pacing())) {
      var found = providers.open().getFirst();

      assertThat(found.name()).isEqualTo("ollama");
      assertThat(found.title()).isEqualTo("Ollama llama3.2:latest");
    }
  }

  @Test
  void withoutAnOllamaTheDemoTakesItsPlace() {
    server.close();
    var settings =
        new LlmSettings(
            List.of(new ProviderChoice.OllamaOrDemo(server.address())),
            PriceList.with(List.of()),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));

    try (var providers = new Providers(settings, Clock.systemUTC(), new Pacing())) {
      assertThat(providers.open().getFirst().name()).isEqualTo("demo");
    }
  }

  @Test
  void aNamedOllamaMayStartLater() {
    server.next(exchange -> exchange.respond(500, "text/plain", Map.of(), "not yet"));
    installModels();

    try (var models =
        open(
            Map.of(
                Setting.LLM_PROVIDER,
                "ollama",
                Setting.OLLAMA_BASE_URL,
                server.address().toString()))) {
      assertThat(models.model().description()).isEqualTo("Ollama unknown");

      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> models.model().description().equals("Ollama llama3.2:latest"));
      ModelAnswer answer = answer(models);
      assertThat(answer.text()).isEqualTo("I am local");
      assertThat(answer.attempts().getFirst().model()).isEqualTo("llama3.2:latest");
      assertThat(answer.attempts().getFirst().costMicroUsd()).isZero();
    }
  }

  @Test
  void aServerOfOnesOwnWorksWithoutAKeyAndItsPriceIsSaidToBeUnknown() {
    try (var models =
        open(
            Map.of(
                Setting.OPENAI_BASE_URL,
                server.address() + "/v1",
                Setting.OPENAI_MODEL,
                "my-model"))) {
      assertThat(answer(models).text()).startsWith("Hello");
      assertThat(server.requests().getFirst().headers()).doesNotContainKey("authorization");
      assertThat(models.model().description())
          .startsWith("my-model at 127.0.0.1:" + server.port())
          .contains("LLM_PRICES");
    }
  }

  @Test
  void oneProviderTakesOverFromTheOther() {
    server.always(exchange -> exchange.refuse(401, "invalid_api_key", Map.of()));
    try (var claude = new FakeModelServer(Dialect.ANTHROPIC);
        var models =
            open(
                Map.of(
                    Setting.OPENAI_BASE_URL, server.address() + "/v1",
                    Setting.ANTHROPIC_BASE_URL, claude.address() + "/v1/",
                    Setting.ANTHROPIC_API_KEY, "sk-secret"))) {
      ModelAnswer answer = answer(models);

      assertThat(answer.text()).startsWith("Hello");
      assertThat(answer.attempts()).hasSize(2);
      assertThat(claude.requests().getFirst().path()).isEqualTo("/v1/messages");
      assertThat(models.model().description()).contains(", then Anthropic claude-sonnet-4-5");
    }
  }

  @Test
  void aKeyThatIsRefusedIsNoticedBeforeTheFirstMessage() {
    server.next(exchange -> exchange.refuse(401, "invalid_api_key", Map.of()));
    server.next(exchange -> exchange.respond(200, "application/json", Map.of(), "{}"));
    URI models = URI.create(server.address() + "/v1/models");

    try (var watchdog = new Watchdog();
        var transport =
            new ModelTransport(Duration.ofSeconds(30), watchdog, new Pacing(), Clock.systemUTC())) {
      Map<String, String> headers = Map.of("Authorization", "Bearer sk-secret");
      KeyCheck refused = KeyCheck.start("OPENAI_API_KEY", transport, models, headers);
      await().until(() -> refused.note().contains("set a valid OPENAI_API_KEY"));
      KeyCheck accepted = KeyCheck.start("OPENAI_API_KEY", transport, models, headers);
      await().until(() -> server.requests().size() == 2);

      assertThat(accepted.note()).isEmpty();
      assertThat(server.requests().getFirst().headers())
          .containsEntry("authorization", "Bearer sk-secret");
    }
  }
}
