package dev.rapport.telegram.format;

/// How many cells of a monospaced font a text takes.
///
/// East Asian wide characters and emoji take two. A sequence joined to one emoji counts once, a
/// flag (two halves) as two, what has no width of its own as none. Source: Unicode UAX #11 and UTS
/// #51.
final class DisplayWidth {
  private static final int JOINER = 0x200D;
  private static final int EMOJI_SELECTOR = 0xFE0F;

  /// Pairs of first and last code point of the wide ranges, ascending.
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3,
    0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x17000, 0x18CFF, 0x1B000,
    0x1B2FF, 0x20000, 0x3FFFD
  };

  private DisplayWidth() {}

  static int of(String text) {
    int cells = 0;
    int last = 0;
    boolean joined = false;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint == EMOJI_SELECTOR) {
        if (last == 1) cells += 1;
        last = 2;
      } else if (!(joined && Character.isEmoji(codePoint))) {
        int width = of(codePoint);
        cells += width;
        if (width > 0) last = width;
      }
      joined = codePoint == JOINER;
    }
    return cells;
  }

  private static int of(int codePoint) {
    if (codePoint < 0x300) return 1;
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isSkinTone(codePoint) ? 0 : isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isSkinTone(int codePoint) {
    return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
  }

  private static boolean isWide(int codePoint) {
    for (int i = 0; i < WIDE.length && codePoint >= WIDE[i]; i += 2) {
      if (codePoint <= WIDE[i + 1]) return true;
    }
    boolean flagHalf = codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    return !flagHalf && Character.isEmojiPresentation(codePoint);
  }
}
