package dev.rapport.llm.http;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.rapport.llm.http.StreamCall.Stop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Joins events that arrived together and differ in nothing but their piece of text, so that
/// LangChain4j parses one event instead of ten.
///
/// A piece of text is the JSON string after `"content":` (OpenAI) or `"text":` (Anthropic). Two
/// escaped JSON strings put together are the escaped text of both, so nothing needs decoding here.
/// No event is held back while we wait for the network: see [#flush].
final class Coalescer {
  private static final String[] KEYS = {"\"content\":", "\"text\":"};

  private static final Logger log = LoggerFactory.getLogger(Coalescer.class);

  private final ServerSentEventListener listener;
  private final StreamCall call;
  private final ServerSentEventContext context;
  private final StringBuilder text = new StringBuilder();
  private @Nullable ServerSentEvent first; // of those joined, whose text is `text`
  private int from;
  private int to;

  Coalescer(ServerSentEventListener listener, StreamCall call) {
    this.listener = listener;
    this.call = call;
    context = new ServerSentEventContext(new CallHandle(call));
  }

  void add(ServerSentEvent event) {
    String data = event.data();
    int start = textStart(data);
    int end = start < 0 ? -1 : closingQuote(data, start);
    if (end < 0) {
      flush();
      hand(event);
    } else if (first != null && sameAround(first.data(), data, start, end)) {
      text.append(data, start, end);
    } else {
      flush();
      first = event;
      from = start;
      to = end;
      text.append(data, start, end);
    }
  }

  /// Hands on what was joined so far. To be called before waiting and at the end.
  void flush() {
    if (first == null) return;
    ServerSentEvent event = first;
    if (text.length() > to - from) {
      String data = event.data();
      var joined = new StringBuilder(data.length() + text.length()).append(data, 0, from);
      joined.append(text).append(data, to, data.length());
      event = new ServerSentEvent(event.event(), joined.toString());
    }
    first = null;
    text.setLength(0);
    hand(event);
  }

  /// LangChain4j's Anthropic client throws what it cannot read. The exception quotes the event, so
  /// it is not logged.
  private void hand(ServerSentEvent event) {
    try {
      listener.onEvent(event, context);
    } catch (RuntimeException e) {
      log.debug("a model sent an event that cannot be read ({})", e.getClass().getName());
      call.stop(Stop.GARBAGE);
    }
  }

  private boolean sameAround(String known, String data, int start, int end) {
    int tail = data.length() - end;
    return start == from
        && tail == known.length() - to
        && known.regionMatches(0, data, 0, start)
        && known.regionMatches(to, data, end, tail);
  }

  private static int textStart(String data) {
    for (String key : KEYS) {
      int at = data.indexOf(key);
      if (at < 0) continue;
      int value = at + key.length();
      if (value < data.length() && data.charAt(value) == ' ') value++;
      if (value < data.length() && data.charAt(value) == '"') return value + 1;
    }
    return -1;
  }

  private static int closingQuote(String data, int start) {
    for (int at = start; at < data.length(); at++) {
      char c = data.charAt(at);
      if (c == '"') return at;
      if (c == '\\') at++;
    }
    return -1;
  }
}
