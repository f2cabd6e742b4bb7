package dev.rapport.llm.fake;

import java.io.IOException;

/// What the server does with one request. An [IOException] ends the connection.
public interface Script {
  void play(Exchange exchange) throws IOException;

  /// Answers with some words, as many as the request allows.
  static Script words(String... words) {
    return exchange -> {
      exchange.start();
      int limit = exchange.request().limit();
      for (int word = 0; word < Math.min(limit, words.length); word++) exchange.text(words[word]);
      exchange.finish(limit < words.length, true);
    };
  }
}
