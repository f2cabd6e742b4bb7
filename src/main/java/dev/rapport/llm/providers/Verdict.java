package dev.rapport.llm.providers;

import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.output.FinishReason;
import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelRequest;
import dev.rapport.llm.http.StreamCall;
import dev.rapport.llm.http.StreamCall.Stop;
import dev.rapport.llm.pricing.TokenCount;
import dev.rapport.llm.routing.Failure;
import dev.rapport.llm.routing.Reply;
import dev.rapport.llm.routing.Reply.Result;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides how a call ended, from what the connection, the protocol and LangChain4j saw of it.
final class Verdict {
  private final ProviderName provider;
  private final ModelRequest request;
  private final StreamCall call;
  private final Optional<ChatResponseMetadata> metadata;
  private final String text;

  Verdict(ProviderName provider, ModelRequest request, StreamCall call, AnswerReceiver receiver) {
    this.provider = provider;
    this.request = request;
    this.call = call;
    metadata = receiver.metadata();
    text = receiver.text();
  }

  Reply reply() {
    Result result = result();
    return new Reply(result, text, tokens(result), call.firstText().orElse(null), call.elapsed());
  }

  private Result result() {
    if (stoppedBy(Stop.CANCELLED)) return new Result.Ended(Ending.CANCELLED, "");
    return text.isBlank() ? new Result.Failed(failure()) : ended();
  }

  private Result ended() {
    if (call.broken().isPresent()) return cut(Breaks.failure(call.broken().get()).reason());
    if (call.stopped().isPresent()) return cut(failure(call.stopped().get()).reason());
    if (call.errorSeen()) return cut("it reported an error within its answer");
    @Nullable FinishReason reason = finishReason();
    if (reason == null) {
      return call.endSeen() ? complete() : cut("its stream ended without the answer's end");
    }
    return switch (reason) {
      case STOP, TOOL_EXECUTION, OTHER -> complete();
      case LENGTH -> new Result.Ended(Ending.LENGTH, "");
      case CONTENT_FILTER -> cut("its content filter held the rest back");
    };
  }

  private static Result complete() {
    return new Result.Ended(Ending.COMPLETE, "");
  }

  private static Result cut(String reason) {
    return new Result.Ended(Ending.CUT, reason);
  }

  private Failure failure() {
    if (call.refusal().isPresent()) return Refusals.failure(provider, call.refusal().get());
    if (call.broken().isPresent()) return Breaks.failure(call.broken().get());
    if (call.stopped().isPresent()) return failure(call.stopped().get());
    if (call.errorSeen()) return broken("it reported an error instead of an answer");
    @Nullable FinishReason reason = finishReason();
    if (reason == FinishReason.LENGTH) {
      return new Failure.Refused(
          "it spent all its tokens before the first word; raise LLM_MAX_OUTPUT_TOKENS", false);
    }
    if (reason == FinishReason.CONTENT_FILTER) {
      return new Failure.Refused("its content filter held the answer back", false);
    }
    return broken(reason == null ? "it sent no answer in its protocol" : "its answer was empty");
  }

  private Failure failure(Stop stop) {
    return switch (stop) {
      case FIRST_TEXT_LATE, OUT_OF_TIME ->
          new Failure.Late("not ready within " + call.elapsed().toMillis() + " ms");
      case FLOOD -> broken("it sent more than any answer could be");
      case GARBAGE, RECEIVER, CANCELLED -> broken("it sent something that is not its protocol");
    };
  }

  private static Failure broken(String reason) {
    return new Failure.Broken(reason, null);
  }

  private @Nullable FinishReason finishReason() {
    return metadata.map(ChatResponseMetadata::finishReason).orElse(null);
  }

  private boolean stoppedBy(Stop reason) {
    return call.stopped().filter(reason::equals).isPresent();
  }

  /// A provider bills what it worked on: nothing where it refused or was not reached, and else at
  /// least the context.
  private TokenCount tokens(Result result) {
    Optional<TokenCount> reported = metadata.flatMap(Usage::reported);
    if (reported.isPresent()) return reported.get();
    if (result instanceof Result.Failed(Failure failure)) {
      return switch (failure) {
        case Failure.Refused _, Failure.Busy _, Failure.Unreachable _ -> TokenCount.NONE;
        case Failure.Broken _ when call.refusal().isPresent() -> TokenCount.NONE;
        case Failure.Broken _, Failure.Late _ -> Usage.estimated(request, text);
      };
    }
    return Usage.estimated(request, text);
  }
}
