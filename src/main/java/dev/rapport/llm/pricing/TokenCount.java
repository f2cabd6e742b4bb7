package dev.rapport.llm.pricing;

/// The tokens of one call.
///
/// @param input all tokens of the context, cached ones included
/// @param cachedInput those of them that the provider had cached and sells cheaper
/// @param output all tokens of the answer, unseen thinking included
public record TokenCount(int input, int cachedInput, int output) {
  /// A call that the provider did not work on.
  public static final TokenCount NONE = new TokenCount(0, 0, 0);

  public TokenCount {
    if (input < 0 || output < 0) throw new IllegalArgumentException("tokens cannot be negative");
    cachedInput = Math.clamp(cachedInput, 0, input);
  }
}
