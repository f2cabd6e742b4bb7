package dev.rapport.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What a setting's value must look like.
sealed interface Kind {
  Kind TEXT = new Shaped("a text", _ -> true);
  Kind SECRET =
      new Shaped("a secret without spaces", value -> value.chars().noneMatch(c -> c <= ' '));
  Kind URL = new Shaped("an address such as https://example.org", Kind::isAddress);
  Kind WHOLE =
      new Shaped("a whole number from 0 to 1000000000", value -> value.matches("\\d{1,9}"));
  Kind NUMBER =
      new Shaped("a number such as 1 or 0.5", value -> value.matches("\\d{1,9}(\\.\\d{1,6})?"));
  Kind SECONDS =
      new Shaped("seconds such as 20 or 0.5", value -> value.matches("\\d{1,6}(\\.\\d{1,3})?"));

  static Kind choice(String... options) {
    return new Choice(List.of(options));
  }

  /// What is wrong with `value`, as the end of a sentence, or empty if nothing is.
  Optional<String> complaint(String value);

  private static boolean isAddress(String value) {
    try {
      URI uri = URI.create(value);
      return uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// A value of some form.
  record Shaped(String form, java.util.function.Predicate<String> test) implements Kind {
    @Override
    public Optional<String> complaint(String value) {
      return test.test(value) ? Optional.empty() : Optional.of("must be " + form);
    }
  }

  /// One of a few words.
  record Choice(List<String> options) implements Kind {
    @Override
    public Optional<String> complaint(String value) {
      if (options.contains(value)) return Optional.empty();
      String hint =
          Nearest.to(value, options).map(near -> "; did you mean " + near + "?").orElse("");
      return Optional.of("must be one of " + String.join(", ", options) + hint);
    }
  }
}
