package dev.rapport.telegram.format;

/// Completes Markdown that is still being written, so that what is open shows as if it were closed
/// and a marker of which only a part has come does not show at all.
///
/// This only has to look right for the moment until more text comes; the finished answer is
/// formatted without it.
final class Unfinished {
  private static final String MARKERS = "-=*_#>+~`|: \t";
  private static final int LONGEST_PARAGRAPH = 4_000;
  private static final int LONGEST_NUMBER = 2;

  private Unfinished() {}

  static String complete(String markdown) {
    int line = markdown.lastIndexOf('\n') + 1;
    Fence fence = fenceBefore(markdown, line);
    if (fence.isOpen()) {
      return fence.mayClose(markdown, line, markdown.length())
          ? markdown.substring(0, line)
          : markdown;
    }
    fence.line(markdown, line, markdown.length());
    if (fence.isOpen() && !isOnlyMarkers(markdown, line)) return markdown;
    String completed = completeBlock(withoutMarkerLine(markdown, line));
    return withoutMarkerLine(completed, completed.lastIndexOf('\n') + 1);
  }

  /// Whether the last line may be the beginning of a marker and nothing more, as `1` is of `1.`
  static boolean endsInMarker(String markdown) {
    int line = markdown.lastIndexOf('\n') + 1;
    return line < markdown.length() && isOnlyMarkers(markdown, line);
  }

  private static Fence fenceBefore(String markdown, int end) {
    var fence = new Fence();
    int line = 0;
    while (line < end) {
      int lineEnd = markdown.indexOf('\n', line);
      fence.line(markdown, line, lineEnd);
      line = lineEnd + 1;
    }
    return fence;
  }

  /// Drops the last line if only its marker has come, such as `-`, which would make a heading of
  /// the line above, and the line end that is then last.
  private static String withoutMarkerLine(String markdown, int line) {
    boolean table = UnfinishedTable.isDelimiterRow(markdown, line);
    int end = isOnlyMarkers(markdown, line) && !table ? line : markdown.length();
    if (end > 0 && markdown.charAt(end - 1) == '\n') end--;
    return markdown.substring(0, end);
  }

  private static boolean isOnlyMarkers(String markdown, int line) {
    int start = skipQuote(markdown, line);
    int content = ListMarker.endOf(markdown, start, markdown.length());
    String box = markdown.substring(content).strip();
    boolean marker = content > start && ("[ ]".startsWith(box) || "[x]".startsWith(box));
    boolean number = content == start && isShortNumber(markdown, start);
    return marker
        || number
        || markdown.substring(line).chars().allMatch(c -> MARKERS.indexOf(c) >= 0);
  }

  private static boolean isShortNumber(String markdown, int start) {
    int digits = markdown.length() - start;
    return digits > 0
        && digits <= LONGEST_NUMBER
        && markdown.substring(start).chars().allMatch(c -> Ascii.isDigit((char) c));
  }

  private static String completeBlock(String markdown) {
    int line = markdown.lastIndexOf('\n') + 1;
    if (line == markdown.length()) return markdown;
    int row = UnfinishedTable.start(markdown, line);
    if (row >= 0) return UnfinishedTable.complete(markdown, row, line);
    return UnfinishedInline.complete(markdown, paragraphStart(markdown, line));
  }

  /// Where the inline content begins that the last line belongs to.
  private static int paragraphStart(String markdown, int lastLine) {
    int line = lastLine;
    while (true) {
      int content = contentStart(markdown, line);
      boolean tooLong = markdown.length() - line > LONGEST_PARAGRAPH;
      if (content > line || line == 0 || tooLong) return content;
      int above = markdown.lastIndexOf('\n', line - 2) + 1;
      boolean blank = markdown.substring(above, line).isBlank();
      if (blank || markdown.charAt(above) == '#') return line;
      line = above;
    }
  }

  /// The position behind the markers of quote, item or heading at the front of a line.
  private static int contentStart(String markdown, int line) {
    int start = skipQuote(markdown, line);
    int content = ListMarker.skip(markdown, start, markdown.length());
    while (content < markdown.length() && markdown.charAt(content) == '#') content++;
    boolean marked = content > start || markdown.substring(line, start).indexOf('>') >= 0;
    return marked ? content : line;
  }

  private static int skipQuote(String markdown, int line) {
    int i = line;
    while (i < markdown.length() && " \t>".indexOf(markdown.charAt(i)) >= 0) i++;
    return i;
  }
}
