package dev.rapport.llm;

import java.util.List;

/// What a model answered.
///
/// @param text all of the answer that came, as it was streamed
/// @param ending how it ended
/// @param attempts every call that was made for it, the answering one last
public record ModelAnswer(String text, Ending ending, List<ModelAttempt> attempts) {
  public ModelAnswer {
    attempts = List.copyOf(attempts);
  }

  /// How an answer ended.
  public enum Ending {
    /// The model finished by itself.
    COMPLETE,
    /// The model reached the token limit.
    LENGTH,
    /// The stream broke or ran out of time after text had come.
    CUT,
    /// We were asked to stop.
    CANCELLED
  }
}
