package dev.rapport.telegram.format;

/// Recognizes what begins a list item: a bullet, or a number with a dot or parenthesis.
final class ListMarker {
  private static final int MAX_DIGITS = 9;

  private ListMarker() {}

  /// The position behind the marker at `start` and its blanks, or `start` if there is none.
  static int skip(CharSequence text, int start, int end) {
    int i = endOf(text, start, end);
    if (i == start || (i < end && !isBlank(text.charAt(i)))) return start;
    while (i < end && isBlank(text.charAt(i))) i++;
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /// The position right behind the marker's characters at `start`, whatever follows.
  static int endOf(CharSequence text, int start, int end) {
    if (start == end) return start;
    if ("-*+".indexOf(text.charAt(start)) >= 0) return start + 1;
    int i = start;
    while (i < end && i - start < MAX_DIGITS && Ascii.isDigit(text.charAt(i))) i++;
    boolean numbered = i > start && i < end && ".)".indexOf(text.charAt(i)) >= 0;
    return numbered ? i + 1 : start;
  }
}
