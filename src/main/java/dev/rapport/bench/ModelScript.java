package dev.rapport.bench;

import java.time.Duration;

/// How the fake model answers, whatever it is asked.
///
/// @param firstToken from the request to the first token
/// @param tokens how many tokens an answer has, at least 2
/// @param gap between two tokens
public record ModelScript(Duration firstToken, int tokens, Duration gap) {
  public ModelScript {
    if (tokens < 2) throw new IllegalArgumentException("an answer needs at least 2 tokens");
    if (firstToken.isNegative() || gap.isNegative()) {
      throw new IllegalArgumentException("the model's times must not be negative");
    }
  }

  /// What the published figures are measured with.
  public static ModelScript usual() {
    return new ModelScript(Duration.ofMillis(300), 40, Duration.ofMillis(10));
  }

  /// A model that hardly takes any time, for measuring the intake.
  public static ModelScript fast() {
    return new ModelScript(Duration.ofMillis(5), 4, Duration.ofMillis(1));
  }

  public static ModelScript from(Fields fields) {
    return new ModelScript(
        Duration.ofNanos(fields.whole("firstToken")),
        fields.count("tokens"),
        Duration.ofNanos(fields.whole("gap")));
  }

  public Fields fields() {
    return Fields.none()
        .with("firstToken", firstToken.toNanos())
        .with("tokens", tokens)
        .with("gap", gap.toNanos());
  }
}
