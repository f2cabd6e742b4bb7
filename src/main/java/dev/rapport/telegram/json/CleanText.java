package dev.rapport.telegram.json;

/// Replaces what is legal in JSON but in no database and on no screen: NUL and halves of surrogate
/// pairs. The length stays, so that offsets of entities stay right.
final class CleanText {
  private static final char REPLACEMENT = '\uFFFD';

  private CleanText() {}

  static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) return replaced(text, i);
    }
    return text;
  }

  private static String replaced(String text, int from) {
    var clean = new StringBuilder(text);
    for (int i = from; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < clean.length()
          && Character.isLowSurrogate(clean.charAt(i + 1))) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        clean.setCharAt(i, REPLACEMENT);
      }
    }
    return clean.toString();
  }
}
