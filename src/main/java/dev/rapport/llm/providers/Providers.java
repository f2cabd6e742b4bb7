package dev.rapport.llm.providers;

import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.rapport.llm.demo.DemoProvider;
import dev.rapport.llm.http.ModelTransport;
import dev.rapport.llm.http.Pacing;
import dev.rapport.llm.http.Watchdog;
import dev.rapport.llm.providers.ProviderChoice.Anthropic;
import dev.rapport.llm.providers.ProviderChoice.OpenAi;
import dev.rapport.llm.routing.Provider;
import dev.rapport.shared.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens the chosen providers, and closes their connections in the end.
final class Providers implements AutoCloseable {
  private static final Duration DEMO_PACE = Duration.ofMillis(25);

  private final LlmSettings settings;
  private final Clock clock;
  private final Pacing pacing;
  private final Watchdog watchdog = new Watchdog();
  private final List<ModelTransport> transports = new ArrayList<>();

  Providers(LlmSettings settings, Clock clock, Pacing pacing) {
    this.settings = settings;
    this.clock = clock;
    this.pacing = pacing;
  }

  List<Provider> open() {
    return settings.providers().stream().map(this::open).toList();
  }

  @Override
  public void close() {
    transports.forEach(ModelTransport::close);
    watchdog.close();
  }

  Provider open(ProviderChoice choice) {
    return switch (choice) {
      case OpenAi openAi -> openAi(openAi);
      case Anthropic anthropic -> anthropic(anthropic);
      case ProviderChoice.Ollama ollama -> ollama(ollama);
      case ProviderChoice.OllamaOrDemo(URI baseUrl) -> ollamaOrDemo(baseUrl);
      case ProviderChoice.Demo _ -> new DemoProvider(DEMO_PACE);
    };
  }

  private Provider openAi(OpenAi choice) {
    ModelTransport transport = transport();
    @Nullable Secret key = choice.key();
    KeyCheck check =
        key == null || !choice.isOfficial()
            ? KeyCheck.none()
            : KeyCheck.start(
                "OPENAI_API_KEY",
                transport,
                URI.create(choice.baseUrl() + "/models"),
                Map.of("Authorization", "Bearer " + key.reveal()));
    String at =
        choice.isOfficial()
            ? "OpenAI " + choice.model()
            : choice.model() + " at " + choice.baseUrl().getAuthority();
    String title = at + priceNote(choice.model());
    return new ChatProvider(
        ProviderName.OPENAI,
        openAiModel(transport, choice.baseUrl(), key),
        choice::model,
        OpenAiParameters.of(choice),
        watchdog,
        () -> title + check.note());
  }

  private Provider anthropic(Anthropic choice) {
    ModelTransport transport = transport();
    String base = choice.baseUrl().toString().replaceFirst("/v1$", "") + "/v1";
    String key = choice.key().reveal();
    KeyCheck check =
        choice.isOfficial()
            ? KeyCheck.start(
                "ANTHROPIC_API_KEY",
                transport,
                URI.create(base + "/models"),
                Map.of("x-api-key", key, "anthropic-version", "2023-06-01"))
            : KeyCheck.none();
    String title = "Anthropic " + choice.model() + priceNote(choice.model());
    var model =
        AnthropicStreamingChatModel.builder()
            .httpClientBuilder(transport.forLangChain())
            .baseUrl(base)
            .apiKey(key)
            .modelName(choice.model())
            .build();
    return new ChatProvider(
        ProviderName.ANTHROPIC,
        model,
        choice::model,
        AnthropicParameters::of,
        watchdog,
        () -> title + check.note());
  }

  private Provider ollama(ProviderChoice.Ollama choice) {
    ModelTransport transport = transport();
    @Nullable String model = choice.model();
    Supplier<String> name =
        model == null ? new OllamaModels(choice.baseUrl(), transport) : () -> model;
    return ollama(choice.baseUrl(), transport, name);
  }

  private Provider ollamaOrDemo(URI baseUrl) {
    ModelTransport transport = transport();
    var models = new OllamaModels(baseUrl, transport);
    Optional<String> found = models.find();
    return found.isPresent() ? ollama(baseUrl, transport, models) : new DemoProvider(DEMO_PACE);
  }

  private Provider ollama(URI baseUrl, ModelTransport transport, Supplier<String> model) {
    return new ChatProvider(
        ProviderName.OLLAMA,
        openAiModel(transport, URI.create(baseUrl + "/v1"), null),
        model,
        Providers::limited,
        watchdog,
        () -> "Ollama " + model.get());
  }

  private static OpenAiStreamingChatModel openAiModel(
      ModelTransport transport, URI baseUrl, @Nullable Secret key) {
    var builder =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(transport.forLangChain())
            .baseUrl(baseUrl.toString());
    if (key != null) builder.apiKey(key.reveal());
    return builder.build();
  }

  private static ChatRequestParameters limited(String model, int maxOutputTokens) {
    return OpenAiChatRequestParameters.builder()
        .modelName(model)
        .maxOutputTokens(maxOutputTokens)
        .build();
  }

  private ModelTransport transport() {
    var transport = new ModelTransport(settings.connectTimeout(), watchdog, pacing, clock);
    transports.add(transport);
    return transport;
  }

  private String priceNote(String model) {
    return settings.prices().find(model).isPresent()
        ? ""
        : " (its price is not known, so its cost counts as 0; set LLM_PRICES)";
  }
}
