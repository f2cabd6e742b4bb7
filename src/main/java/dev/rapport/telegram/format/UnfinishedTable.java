package dev.rapport.telegram.format;

/// Completes a table of which the delimiter row has not come yet, or not all of it.
final class UnfinishedTable {
  private UnfinishedTable() {}

  /// Where the rows begin to which the line at `line` belongs, or -1 if it is no table row.
  static int start(String markdown, int line) {
    if (!isRow(markdown, line)) return -1;
    int start = line;
    while (start > 0) {
      int above = markdown.lastIndexOf('\n', start - 2) + 1;
      if (!isRow(markdown, above)) break;
      start = above;
    }
    return start;
  }

  /// Whether the last line, beginning at `line`, is or becomes the row below a table's header.
  static boolean isDelimiterRow(String markdown, int line) {
    if (line == 0 || !markdown.startsWith("|", line)) return false;
    int header = start(markdown, markdown.lastIndexOf('\n', line - 2) + 1);
    return header >= 0
        && markdown.indexOf('\n', header) + 1 == line
        && markdown.substring(line).chars().allMatch(c -> "|-: ".indexOf(c) >= 0);
  }

  /// @param header where the header begins
  /// @param line where the last line begins
  static String complete(String markdown, int header, int line) {
    if (header < line && isDelimiterRow(markdown, line)) {
      return markdown.substring(0, line) + delimiterRow(markdown.substring(header, line - 1));
    }
    int cell = markdown.lastIndexOf('|') + 1;
    String completed = UnfinishedInline.complete(markdown, cell).stripTrailing();
    if (header < line) return completed;
    return completed + "\n" + delimiterRow(completed.substring(header));
  }

  private static boolean isRow(String markdown, int line) {
    return markdown.startsWith("|", line) && !markdown.startsWith("||", line);
  }

  private static String delimiterRow(String header) {
    String cells = header.strip();
    int columns = 0;
    for (int i = 0; i < cells.length() - 1; i++) {
      boolean escaped = i > 0 && cells.charAt(i - 1) == '\\';
      if (cells.charAt(i) == '|' && !escaped) columns++;
    }
    return "|" + "---|".repeat(columns);
  }
}
