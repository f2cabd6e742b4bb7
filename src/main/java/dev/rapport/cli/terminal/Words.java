package dev.rapport.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/// Figures as people read them.
public final class Words {
  private Words() {}

  /// A duration in its largest unit, such as `0.4 s`, `12 s`, `5 min`, `3 h` or `2 d`.
  public static String of(Duration duration) {
    if (duration.toMillis() < 10_000)
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    if (duration.toSeconds() < 120) return duration.toSeconds() + " s";
    if (duration.toMinutes() < 120) return duration.toMinutes() + " min";
    if (duration.toHours() < 48) return duration.toHours() + " h";
    return duration.toDays() + " d";
  }

  /// A number with its noun, such as `1 update` or `2 updates`.
  public static String count(long number, String noun) {
    return number + " " + (number == 1 ? noun : noun + "s");
  }
}
