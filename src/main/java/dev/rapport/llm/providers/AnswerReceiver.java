package dev.rapport.llm.providers;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.rapport.llm.http.StreamCall;
import dev.rapport.llm.http.StreamCall.Stop;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes what LangChain4j reads from a stream. One per call, on the calling thread. Blanks wait for
/// the first visible character, since nothing may be shown of a call that then fails.
final class AnswerReceiver implements StreamingChatResponseHandler {
  private static final int CHARS_PER_TOKEN = 12; // no language comes near
  private static final int ALWAYS_ALLOWED = 4_000;

  private final StreamCall call;
  private final int maxChars;
  private final Consumer<String> onText;
  private final StringBuilder text = new StringBuilder();
  private boolean visible;
  private @Nullable ChatResponseMetadata metadata;
  private @Nullable RuntimeException receiverFailure;

  AnswerReceiver(StreamCall call, int maxOutputTokens, Consumer<String> onText) {
    this.call = call;
    this.onText = onText;
    maxChars = (int) Math.min(1 << 26, ALWAYS_ALLOWED + (long) CHARS_PER_TOKEN * maxOutputTokens);
  }

  @Override
  public void onPartialResponse(String piece) {
    if (call.stopped().isPresent()) return;
    text.append(piece);
    if (visible) {
      hand(piece);
    } else if (!piece.isBlank()) {
      visible = true;
      call.textCame();
      hand(text.toString());
    }
    if (text.length() > maxChars) call.stop(Stop.FLOOD);
  }

  private void hand(String piece) {
    try {
      onText.accept(piece);
    } catch (RuntimeException e) {
      receiverFailure = e;
      call.stop(Stop.RECEIVER);
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    metadata = response.metadata();
  }

  @Override
  public void onError(Throwable error) {
    call.stop(Stop.GARBAGE);
  }

  String text() {
    return text.toString();
  }

  /// What the provider said about the whole answer; empty if it never said that it ended.
  Optional<ChatResponseMetadata> metadata() {
    return Optional.ofNullable(metadata);
  }

  void rethrow() {
    if (receiverFailure != null) throw receiverFailure;
  }
}
