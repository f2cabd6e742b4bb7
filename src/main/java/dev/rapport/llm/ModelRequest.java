package dev.rapport.llm;

import java.util.List;

/// What a turn asks of a model.
///
/// @param messages the context, oldest first; a system message, if any, comes first
/// @param maxOutputTokens the longest answer, in tokens
/// @param cancellation tells the model to stop; see [Cancellation]
public record ModelRequest(
    List<ModelMessage> messages, int maxOutputTokens, Cancellation cancellation) {
  public ModelRequest {
    messages = List.copyOf(messages);
    if (messages.isEmpty())
      throw new IllegalArgumentException("a model needs at least one message");
    if (maxOutputTokens < 1) throw new IllegalArgumentException("maxOutputTokens must be positive");
  }
}
