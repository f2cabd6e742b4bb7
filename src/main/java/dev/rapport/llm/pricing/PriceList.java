package dev.rapport.llm.pricing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the price of a model by its name. Immutable.
public final class PriceList {
  /// When the built-in prices were read from the providers' pages.
  public static final String AS_OF = "2026-11-20";

  /// A dated or moving version of a model costs what the model costs; any other longer name is
  /// another model.
  private static final Pattern VERSION =
      Pattern.compile(
          "([-@](\\d{4}-\\d{2}-\\d{2}|\\d{8}|\\d{4}))?(-preview|-latest|-chat-latest)?");

  private static final Pattern ENTRY =
      Pattern.compile("([^=]+)=(\\d{1,6}(?:\\.\\d{1,6})?)/(\\d{1,6}(?:\\.\\d{1,6})?)");

  private static final String BUILT_IN =
      """
      gpt-6-astra        10     1      50
      gpt-6-sol           2     0.2    10
      gpt-6-luna          0.1   0.01    0.5
      gpt-5.6-terra       2     0.2    12
      gpt-5.6-luna        0.2   0.02    1.2
      gpt-5.5             5     0.5    30
      gpt-5.4             2.5   0.25   15
      gpt-5.4-mini        0.75  0.075   4.5
      gpt-5.4-nano        0.2   0.02    1.25
      gpt-5.2             1.75  0.175  14
      gpt-5.1             1.25  0.125  10
      gpt-5               1.25  0.125  10
      gpt-5-mini          0.25  0.025   2
      gpt-5-nano          0.05  0.005   0.4
      gpt-4.1             2     0.5     8
      gpt-4.1-mini        0.4   0.1     1.6
      gpt-4.1-nano        0.1   0.025   0.4
      gpt-4o              2.5   1.25   10
      gpt-4o-mini         0.15  0.075   0.6
      o3                  2     0.5     8
      o3-mini             1.1   0.55    4.4
      o4-mini             1.1   0.275   4.4
      claude-fable-5-1   10     1      50
      claude-fable-5     10     1      50
      claude-opus-5-5     4     0.2    20
      claude-opus-5       5     0.5    25
      claude-opus-4-8     5     0.5    25
      claude-opus-4-7     5     0.5    25
      claude-opus-4-6     5     0.5    25
      claude-opus-4-5     5     0.5    25
      claude-opus-4-1    15     1.5    75
      claude-opus-4      15     1.5    75
      claude-sonnet-5-5   2     0.1    10
      claude-sonnet-5     2     0.2    10
      claude-sonnet-4-6   3     0.3    15
      claude-sonnet-4-5   3     0.3    15
      claude-sonnet-4     3     0.3    15
      claude-haiku-5-5    0.1   0.01    0.5
      claude-haiku-4-5    1     0.1     5
      claude-3-5-haiku    0.8   0.08    4
      """;

  private final Map<String, Price> prices;

  private PriceList(Map<String, Price> prices) {
    this.prices = Map.copyOf(prices);
  }

  /// The built-in prices, replaced and completed by `entries`.
  ///
  /// @param entries each as `model=input/output`, in USD per million tokens
  /// @throws IllegalArgumentException if an entry is not of that form; the message says which
  public static PriceList with(List<String> entries) {
    Map<String, Price> prices = new HashMap<>();
    BUILT_IN
        .lines()
        .map(line -> line.strip().split(" +"))
        .forEach(word -> prices.put(word[0], Price.usd(word[1], word[2], word[3])));
    for (String entry : entries) {
      var parts = ENTRY.matcher(entry);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "'" + entry + "' is not a price; write it as gpt-5-mini=0.25/2");
      }
      prices.put(parts.group(1).strip(), Price.usd(parts.group(2), parts.group(2), parts.group(3)));
    }
    return new PriceList(prices);
  }

  /// The price of `model`: of its own name, or else of the longest listed name of which it is a
  /// version, such as `gpt-5-mini` for `gpt-5-mini-2025-08-07`.
  public Optional<Price> find(String model) {
    @Nullable Price exact = prices.get(model);
    if (exact != null) return Optional.of(exact);
    return prices.keySet().stream()
        .filter(model::startsWith)
        .filter(name -> VERSION.matcher(model.substring(name.length())).matches())
        .max(Comparator.comparingInt(String::length))
        .map(prices::get);
  }
}
