package dev.rapport.telegram.format;

/// Recognizes text in which Markdown could not mean anything, so that it need not be parsed.
///
/// Most chat answers are such. The check errs on the side of parsing: it must never call a text
/// plain that the full way would change.
final class PlainText {
  private PlainText() {}

  /// Whether rendering this would give back the same characters, blank ends aside.
  static boolean isPlain(String text) {
    int end = endOf(text);
    int start = startOf(text, end);
    char before = '\n';
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (before == '\n' ? startsBlock(text, i, c) : c == '\n' && isSpace(before)) return false;
      if (c < '\u0080' && mayBeMarkup(text, i, c)) return false;
      before = c;
    }
    return true;
  }

  /// Without the line ends around it and the blanks behind it.
  static String trim(String text) {
    int end = endOf(text);
    return text.substring(startOf(text, end), end);
  }

  private static int endOf(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || isSpace(text.charAt(end - 1)))) end--;
    return end;
  }

  private static int startOf(String text, int end) {
    int start = 0;
    while (start < end && text.charAt(start) == '\n') start++;
    return start;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean startsBlock(String text, int i, char c) {
    return switch (c) {
      case '#', '>', '-', '+', '=', ':', ' ', '\t' -> true;
      case '\n' -> i > 1 && text.charAt(i - 2) == '\n';
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> isNumbered(text, i);
      default -> false;
    };
  }

  private static boolean isNumbered(String text, int i) {
    int end = i;
    while (end < text.length() && Ascii.isDigit(text.charAt(end))) end++;
    return end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ')');
  }

  private static boolean mayBeMarkup(String text, int i, char c) {
    return switch (c) {
      case '*', '_', '`', '[', '|', '\\' -> true;
      case '~' -> next(text, i) == '~';
      case '<' -> Ascii.isLetter(next(text, i)) || "/!?".indexOf(next(text, i)) >= 0;
      case '&' -> Ascii.isLetter(next(text, i)) || next(text, i) == '#';
      default -> false;
    };
  }

  private static char next(String text, int i) {
    return i + 1 < text.length() ? text.charAt(i + 1) : ' ';
  }
}
