package dev.rapport.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One measured figure.
///
/// @param key its name for programs
/// @param name its name for people
/// @param value `NaN` if there was nothing to measure, which reaches no goal
/// @param unit such as `ms`; empty for a plain count
/// @param goal what it should be, or null
record Figure(String key, String name, double value, String unit, @Nullable Goal goal) {
  static Figure of(String key, String name, double value, String unit) {
    return new Figure(key, name, value, unit, null);
  }

  static Figure count(String key, String name, long value) {
    return new Figure(key, name, (double) value, "", null);
  }

  Figure above(double limit) {
    return new Figure(key, name, value, unit, new Goal.Above(limit));
  }

  Figure below(double limit) {
    return new Figure(key, name, value, unit, new Goal.Below(limit));
  }

  Figure none() {
    return new Figure(key, name, value, unit, new Goal.Nothing());
  }

  /// A line of the table.
  String line() {
    @Nullable Goal wanted = goal;
    String measured = Double.isNaN(value) ? "-" : (text(value) + " " + unit).strip();
    if (wanted == null) return "  %-54s %12s".formatted(name, measured);
    String verdict = wanted.isReached(value) ? "reached" : "MISSED";
    return "  %-54s %12s   %-10s %s".formatted(name, measured, wanted, verdict);
  }

  static String text(double value) {
    boolean whole = value == Math.rint(value);
    String form = whole || value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, form, value);
  }
}
