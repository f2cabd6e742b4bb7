package dev.rapport.telegram.format;

/// Removes what Telegram refuses or drops by itself, which would shift every entity behind it.
final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private CleanText() {}

  /// The same text with line ends as `\n`, without control characters except tab, without lone
  /// surrogates, and without a byte order mark in front. A clean string comes back as it is.
  static String of(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < ' ' ? c != '\n' && c != '\t' : c >= '\u007F' && isDirty(raw, i, c)) {
        return cleaned(raw, i);
      }
    }
    return raw;
  }

  private static boolean isDirty(String raw, int i, char c) {
    if (c <= '\u009F' || c == '\u2028' || c == '\u2029') return true;
    if (c == BYTE_ORDER_MARK) return i == 0;
    return Character.isSurrogate(c) && isLone(raw, i, c);
  }

  private static boolean isLone(String raw, int i, char c) {
    if (Character.isHighSurrogate(c)) {
      return i + 1 == raw.length() || !Character.isLowSurrogate(raw.charAt(i + 1));
    }
    return i == 0 || !Character.isHighSurrogate(raw.charAt(i - 1));
  }

  private static String cleaned(String raw, int from) {
    var clean = new StringBuilder(raw.length()).append(raw, 0, from);
    for (int i = from; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '\n', '\t' -> clean.append(c);
        case '\r' -> {
          boolean pair = i + 1 < raw.length() && raw.charAt(i + 1) == '\n';
          if (!pair) clean.append('\n');
        }
        case '\u000B', '\f' -> clean.append(' ');
        case '\u0085', '\u2028', '\u2029' -> clean.append('\n');
        default -> appendOther(clean, raw, i, c);
      }
    }
    return clean.toString();
  }

  private static void appendOther(StringBuilder clean, String raw, int i, char c) {
    boolean control = c < ' ' || (c >= '\u007F' && c <= '\u009F');
    boolean mark = c == BYTE_ORDER_MARK && i == 0;
    if (control || mark) return;
    clean.append(Character.isSurrogate(c) && isLone(raw, i, c) ? REPLACEMENT : c);
  }
}
