package dev.rapport.llm;

/// A call of a model, with what it was made for.
///
/// @param correlationId of the turn; follows a message from the update to the reply
/// @param attempt the call
public record ModelCallRecord(String correlationId, ModelAttempt attempt) {}
