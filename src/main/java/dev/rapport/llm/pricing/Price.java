package dev.rapport.llm.pricing;

import java.math.BigDecimal;

/// What a model costs, in micro-USD per million tokens. Whole numbers: USD 0.25 per million tokens
/// is 250,000 here, and nothing is ever rounded before the end.
///
/// @param input for new tokens of the context
/// @param cachedInput for tokens of the context that the provider had cached
/// @param output for tokens of the answer
public record Price(long input, long cachedInput, long output) {
  private static final long PER_TOKENS = 1_000_000;
  private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

  /// A price as providers print it, in USD per million tokens.
  ///
  /// @throws ArithmeticException if it has more than six decimals
  static Price usd(String input, String cachedInput, String output) {
    return new Price(micros(input), micros(cachedInput), micros(output));
  }

  /// The cost of one call in micro-USD, rounded up.
  public long cost(TokenCount tokens) {
    long fresh = (long) tokens.input() - tokens.cachedInput();
    long total =
        Math.multiplyExact(fresh, input)
            + Math.multiplyExact((long) tokens.cachedInput(), cachedInput)
            + Math.multiplyExact((long) tokens.output(), output);
    return Math.ceilDiv(total, PER_TOKENS);
  }

  private static long micros(String usd) {
    return new BigDecimal(usd).multiply(MICROS).longValueExact();
  }
}
