package dev.rapport.telegram.format;

/// Follows, line by line, whether we are inside a fenced code block, also one in a list or quote.
final class Fence {
  private static final int SHORTEST = 3;

  private char mark;
  private int length;
  private String opening = "";

  boolean isOpen() {
    return length > 0;
  }

  /// The line that opened the block, or an empty string.
  String opening() {
    return opening;
  }

  /// Reads the line `text[start, end)`.
  void line(CharSequence text, int start, int end) {
    int first = skipContainers(text, start, end);
    char c = first < end ? text.charAt(first) : ' ';
    if (c != '`' && c != '~') return;
    int run = runOf(text, first, end);
    if (isOpen()) {
      if (c == mark && run >= length && isBlank(text, first + run, end)) close();
    } else if (run >= SHORTEST && !(c == '`' && contains(text, first + run, end))) {
      mark = c;
      length = run;
      opening = text.subSequence(first, end).toString();
    }
  }

  /// Whether the unfinished line `text[start, end)` may become the end of the open block.
  boolean mayClose(CharSequence text, int start, int end) {
    int first = skipContainers(text, start, end);
    if (!isOpen() || first == end || text.charAt(first) != mark) return false;
    return first + runOf(text, first, end) == end;
  }

  private void close() {
    length = 0;
    opening = "";
  }

  private int skipContainers(CharSequence text, int start, int end) {
    int i = start;
    while (i < end && (" \t>".indexOf(text.charAt(i)) >= 0)) i++;
    return isOpen() ? i : ListMarker.skip(text, i, end);
  }

  private static int runOf(CharSequence text, int start, int end) {
    int i = start;
    while (i < end && text.charAt(i) == text.charAt(start)) i++;
    return i - start;
  }

  private static boolean isBlank(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != ' ' && text.charAt(i) != '\t') return false;
    }
    return true;
  }

  private static boolean contains(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '`') return true;
    }
    return false;
  }
}
