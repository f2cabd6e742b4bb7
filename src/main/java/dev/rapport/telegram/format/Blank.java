package dev.rapport.telegram.format;

/// What shows nothing on a screen.
final class Blank {
  /// Telegram cuts plain spaces from the front of an entity, so kept indentation is made of these.
  static final char NO_BREAK_SPACE = '\u00A0';

  private Blank() {}

  /// White space of any kind, the no-break ones included.
  static boolean isSpace(char c) {
    if (c <= ' ') return true;
    return c >= '\u0085' && (Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /// Whether nothing in the range would be seen: spaces, marks without a base, invisible letters.
  /// Telegram refuses such a message as empty.
  static boolean isBlank(CharSequence text, int from, int to) {
    for (int i = from; i < to; ) {
      int codePoint = Character.codePointAt(text, i);
      if (isVisible(codePoint)) return false;
      i += Character.charCount(codePoint);
    }
    return true;
  }

  private static boolean isVisible(int codePoint) {
    if (codePoint > ' ' && codePoint < '\u007F') return true;
    return switch (codePoint) {
      case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 -> false; // fillers that are letters by name
      default -> isVisibleType(Character.getType(codePoint));
    };
  }

  private static boolean isVisibleType(int type) {
    return switch (type) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
