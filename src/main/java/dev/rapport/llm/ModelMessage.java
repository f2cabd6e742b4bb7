package dev.rapport.llm;

/// One message of the context that a model sees.
public record ModelMessage(Role role, String text) {
  /// Who speaks.
  public enum Role {
    SYSTEM,
    MEMBER,
    ASSISTANT
  }
}
