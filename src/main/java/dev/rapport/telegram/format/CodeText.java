package dev.rapport.telegram.format;

import org.jspecify.annotations.Nullable;

/// Makes the content of code blocks survive Telegram, which turns each tab into one space and cuts
/// blanks from both ends of an entity.
final class CodeText {
  private static final int TAB = 4;
  private static final int MAX_LANGUAGE = 32;

  private CodeText() {}

  /// The code without blank lines around it, with tabs as spaces, its indentation kept.
  static String of(String literal) {
    String code = withoutTabs(CleanText.of(literal));
    int end = code.length();
    while (end > 0 && Blank.isSpace(code.charAt(end - 1))) end--;
    return keepIndent(code.substring(afterBlankLines(code, 0, end), end));
  }

  /// The language of a fence's info string, or null if it names none.
  static @Nullable String languageOf(@Nullable String info) {
    if (info == null) return null;
    int end = 0;
    while (end < info.length() && end < MAX_LANGUAGE && isLanguagePart(info.charAt(end))) end++;
    return end == 0 ? null : info.substring(0, end);
  }

  private static boolean isLanguagePart(char c) {
    return Ascii.isLetterOrDigit(c) || "+-#._".indexOf(c) >= 0;
  }

  /// The start of the first line in the range that shows something, or `end`.
  static int afterBlankLines(CharSequence text, int from, int end) {
    int start = from;
    for (int i = from; i < end && Blank.isSpace(text.charAt(i)); i++) {
      if (text.charAt(i) == '\n') start = i + 1;
    }
    return start;
  }

  /// Replaces the first line's leading spaces by ones that Telegram does not cut.
  static String keepIndent(String code) {
    int spaces = 0;
    while (spaces < code.length() && code.charAt(spaces) == ' ') spaces++;
    if (spaces == 0) return code;
    return String.valueOf(Blank.NO_BREAK_SPACE).repeat(spaces) + code.substring(spaces);
  }

  private static String withoutTabs(String code) {
    if (code.indexOf('\t') < 0) return code;
    var expanded = new StringBuilder(code.length() + 64);
    int column = 0;
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      int width = c == '\t' ? TAB - column % TAB : 1;
      if (c == '\t') expanded.repeat(' ', width);
      else expanded.append(c);
      column = c == '\n' ? 0 : column + width;
    }
    return expanded.toString();
  }
}
