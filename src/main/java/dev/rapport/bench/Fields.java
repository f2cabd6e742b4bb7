package dev.rapport.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Named values as one line of text, such as `kind=closed chats=1500`: how the driver and the
/// instrument talk. Neither names nor values hold spaces. Immutable.
public final class Fields {
  private final Map<String, String> values;

  private Fields(Map<String, String> values) {
    this.values = values;
  }

  public static Fields none() {
    return new Fields(Map.of());
  }

  /// Reads a line; words without `=` are skipped.
  public static Fields parse(String line) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : line.strip().split(" +")) {
      int equals = word.indexOf('=');
      if (equals > 0) values.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return new Fields(values);
  }

  /// The same with one more value.
  public Fields with(String name, Object value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, String.valueOf(value).replace(' ', '_'));
    return new Fields(more);
  }

  /// The same with all of `others`, each name after `prefix`.
  public Fields with(String prefix, Fields others) {
    Map<String, String> more = new LinkedHashMap<>(values);
    others.values.forEach((name, value) -> more.put(prefix + name, value));
    return new Fields(more);
  }

  /// Those whose names begin with `prefix`, without it.
  public Fields under(String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach((name, value) -> {
      if (name.startsWith(prefix)) found.put(name.substring(prefix.length()), value);
    });
    return new Fields(found);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /// The value of that name.
  ///
  /// @throws IllegalArgumentException if there is none
  public String text(String name) {
    @Nullable String value = values.get(name);
    if (value == null) throw new IllegalArgumentException("no " + name + " in: " + this);
    return value;
  }

  /// The value of that name as a whole number.
  ///
  /// @throws IllegalArgumentException if there is none or it is not one
  public long whole(String name) {
    return Long.parseLong(text(name));
  }

  /// The value of that name as a number of an `int`'s size.
  ///
  /// @throws IllegalArgumentException if there is none or it is not one
  public int count(String name) {
    return Integer.parseInt(text(name));
  }

  /// The value of that name as a number.
  ///
  /// @throws IllegalArgumentException if there is none or it is not one
  public double number(String name) {
    return Double.parseDouble(text(name));
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
