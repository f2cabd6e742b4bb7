package dev.rapport.llm.http;

import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import dev.rapport.llm.http.StreamCall.Stop;

/// LangChain4j's way to stop a stream, on ours.
record CallHandle(StreamCall call) implements ServerSentEventParsingHandle {
  @Override
  public void cancel() {
    call.stop(Stop.CANCELLED);
  }

  @Override
  public boolean isCancelled() {
    return call.stopped().isPresent();
  }
}
