package dev.rapport.telegram.format;

/// Follows, line by line, which table's header we are below.
final class TableHead {
  private int rows;
  private String header = "";
  private String head = "";

  /// Reads the line `text[start, end)`.
  void line(CharSequence text, int start, int end) {
    if (start == end || text.charAt(start) != '|') {
      rows = 0;
      head = "";
      return;
    }
    rows++;
    if (rows == 1) {
      header = text.subSequence(start, end).toString();
    } else if (rows == 2 && isDelimiterRow(text, start, end)) {
      head = header + "\n" + text.subSequence(start, end) + "\n";
    }
  }

  /// The header and delimiter row of the table that the last line was part of, with their line
  /// ends, or an empty string.
  String head() {
    return head;
  }

  private static boolean isDelimiterRow(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      if ("|-: ".indexOf(text.charAt(i)) < 0) return false;
    }
    return true;
  }
}
