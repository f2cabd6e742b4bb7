package dev.rapport.telegram.format;

import java.text.BreakIterator;
import java.util.Locale;

/// Finds places between what people see as characters: emoji sequences, flags, letters with marks.
final class Graphemes {
  /// Longer clusters exist only to break programs; they are cut between code points.
  private static final int LONGEST = 256;

  private Graphemes() {}

  /// The last boundary in `(from, to]`, taking `from` as one.
  static int lastBoundary(CharSequence text, int from, int to) {
    int start = Math.max(from, to - 4 * LONGEST);
    int end = Math.min(text.length(), to + LONGEST);
    var clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
    clusters.setText(text.subSequence(start, end).toString());
    int boundary = clusters.isBoundary(to - start) ? to : start + clusters.preceding(to - start);
    return boundary > start ? boundary : codePointBoundary(text, to);
  }

  /// Whether the character at `position` begins one of its own and does not join what is before.
  /// Errs towards joining.
  static boolean isSeparate(CharSequence text, int position) {
    if (position >= text.length() || text.charAt(position) < 0x300) return true;
    int codePoint = Character.codePointAt(text, position);
    return switch (codePoint) {
      case 0x0E33, 0x0EB3, 0xFF9E, 0xFF9F -> false; // vowel signs and sound marks that are letters
      default -> isSeparateType(Character.getType(codePoint));
    };
  }

  private static boolean isSeparateType(int type) {
    return switch (type) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT,
          Character.MODIFIER_SYMBOL ->
          false;
      default -> true;
    };
  }

  private static int codePointBoundary(CharSequence text, int position) {
    boolean inside =
        Character.isLowSurrogate(text.charAt(position))
            && Character.isHighSurrogate(text.charAt(position - 1));
    return inside ? position - 1 : position;
  }
}
