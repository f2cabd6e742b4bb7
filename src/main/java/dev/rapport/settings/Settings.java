package dev.rapport.settings;

import dev.rapport.shared.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The settings in force: valid, with the defaults filled in. Immutable.
///
/// A getter for a value throws [IllegalStateException] if the setting has neither a value nor a
/// default.
public final class Settings {
  private final Map<Setting, Value> values;

  Settings(Map<Setting, Value> values) {
    this.values = new EnumMap<>(Setting.class);
    this.values.putAll(values);
  }

  /// One value and where it was set: `environment`, `.env`, `rapport.yml` or `default`.
  public record Value(String text, String source) {}

  /// Settings with just these values, and the defaults; for tests and for programs within the
  /// program.
  ///
  /// @throws SettingsException if a value is not allowed
  public static Settings of(Map<Setting, String> given) {
    Map<String, String> named = new java.util.HashMap<>();
    given.forEach((setting, text) -> named.put(setting.name(), text));
    return SettingsReader.from(named, "given");
  }

  public Optional<String> find(Setting setting) {
    return value(setting).map(Value::text);
  }

  public Optional<Secret> findSecret(Setting setting) {
    return find(setting).map(Secret::new);
  }

  public Optional<URI> findAddress(Setting setting) {
    return find(setting).map(text -> URI.create(text.replaceAll("/+$", "")));
  }

  public String text(Setting setting) {
    return find(setting).orElseThrow(() -> new IllegalStateException(setting + " has no value"));
  }

  /// The address without a slash at its end.
  public URI address(Setting setting) {
    return URI.create(text(setting).replaceAll("/+$", ""));
  }

  public int whole(Setting setting) {
    return Integer.parseInt(text(setting));
  }

  public double number(Setting setting) {
    return Double.parseDouble(text(setting));
  }

  public Duration seconds(Setting setting) {
    return Duration.ofMillis(Math.round(number(setting) * 1000));
  }

  /// The words of a list that is separated by commas, in order, without blanks.
  public List<String> list(Setting setting) {
    return Stream.of(find(setting).orElse("").split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /// The value and where it comes from; empty if it has neither a value nor a default.
  public Optional<Value> value(Setting setting) {
    @Nullable Value value = values.get(setting);
    if (value != null) return Optional.of(value);
    return Optional.ofNullable(setting.fallback()).map(text -> new Value(text, "default"));
  }

  /// The same settings with one more value.
  public Settings with(Setting setting, String text) {
    Map<Setting, Value> more = new EnumMap<>(Setting.class);
    more.putAll(values);
    more.put(setting, new Value(text, "given"));
    return new Settings(more);
  }
}
