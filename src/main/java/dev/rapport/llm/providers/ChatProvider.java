package dev.rapport.llm.providers;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.rapport.llm.ModelRequest;
import dev.rapport.llm.http.StreamCall;
import dev.rapport.llm.http.StreamCall.Stop;
import dev.rapport.llm.http.Watchdog;
import dev.rapport.llm.routing.Provider;
import dev.rapport.llm.routing.Reply;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A provider behind one of LangChain4j's models. LangChain4j neither retries nor starts threads
/// here: its HTTP client is ours.
final class ChatProvider implements Provider {
  /// Room for the protocol around the text, and for thinking that is sent but never shown.
  private static final long SPARE_BYTES = 4L << 20;

  private static final long BYTES_PER_TOKEN = 2_000;

  private final ProviderName name;
  private final StreamingChatModel model;
  private final Supplier<String> modelName;
  private final Parameters parameters;
  private final Watchdog watchdog;
  private final Supplier<String> title;

  /// Makes a request's parameters: providers differ in how they name the limit of tokens.
  interface Parameters {
    ChatRequestParameters of(String model, int maxOutputTokens);
  }

  ChatProvider(
      ProviderName name,
      StreamingChatModel model,
      Supplier<String> modelName,
      Parameters parameters,
      Watchdog watchdog,
      Supplier<String> title) {
    this.name = name;
    this.model = model;
    this.modelName = modelName;
    this.parameters = parameters;
    this.watchdog = watchdog;
    this.title = title;
  }

  @Override
  public String name() {
    return name.setting();
  }

  @Override
  public String model() {
    return modelName.get();
  }

  @Override
  public String title() {
    return title.get();
  }

  @Override
  public Reply call(
      ModelRequest request, Duration firstText, Duration whole, Consumer<String> onText) {
    ChatRequest chat =
        ChatRequest.builder()
            .messages(ChatMessages.of(request.messages()))
            .parameters(parameters.of(modelName.get(), request.maxOutputTokens()))
            .build();
    var call = new StreamCall(SPARE_BYTES + BYTES_PER_TOKEN * request.maxOutputTokens());
    var receiver = new AnswerReceiver(call, request.maxOutputTokens(), onText);
    request.cancellation().whenRequested(() -> call.stop(Stop.CANCELLED));
    try (var _ = watchdog.watch(call, firstText, whole)) {
      call.run(() -> model.chat(chat, receiver));
    }
    receiver.rethrow();
    return new Verdict(name, request, call, receiver).reply();
  }
}
