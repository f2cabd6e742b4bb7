package dev.rapport.telegram.format;

/// Looks through the lines of one range for the best place to end a piece of Markdown.
final class PieceScan {
  /// How well a line start separates what is before from what is behind it, best first.
  private enum Place {
    AFTER_EMPTY_LINE,
    NEW_ITEM,
    NEW_LINE,
    IN_TABLE_OR_ITEM,
    IN_CODE,
    NONE
  }

  private final String markdown;
  private final Fence fence = new Fence();
  private final TableHead table = new TableHead();
  private Place best = Place.NONE;
  private int end;
  private String carried = "";

  /// @param opening what was put in front of this piece
  PieceScan(String markdown, int start, int limit, String opening) {
    this.markdown = markdown;
    end = Character.isHighSurrogate(markdown.charAt(limit - 1)) ? limit - 1 : limit;
    for (int line = 0; line < opening.length(); line = nextLine(opening, line)) {
      read(opening, line);
    }
    int line = start;
    for (int next = nextLine(markdown, line); next <= limit; next = nextLine(markdown, line)) {
      read(markdown, line);
      boolean afterEmpty = next - 1 == line;
      line = next;
      consider(line, afterEmpty);
    }
    if (best == Place.NONE && fence.isOpen()) carried = fence.opening() + "\n";
  }

  int end() {
    return end;
  }

  /// What to put in front of the next piece so that it goes on with the same code block or table.
  String carried() {
    return carried;
  }

  private static int nextLine(String text, int line) {
    int lineEnd = text.indexOf('\n', line);
    return lineEnd < 0 ? Integer.MAX_VALUE : lineEnd + 1;
  }

  private void read(String text, int line) {
    int lineEnd = text.indexOf('\n', line);
    fence.line(text, line, lineEnd);
    if (!fence.isOpen()) table.line(text, line, lineEnd);
  }

  private void consider(int line, boolean afterEmpty) {
    Place place = placeOf(line, afterEmpty);
    if (place.compareTo(best) > 0) return;
    best = place;
    end = line;
    if (fence.isOpen()) carried = fence.opening() + "\n";
    else carried = markdown.charAt(line) == '|' ? table.head() : "";
  }

  private Place placeOf(int line, boolean afterEmpty) {
    if (fence.isOpen()) return Place.IN_CODE;
    char first = markdown.charAt(line);
    if (first == '|' || first == ' ' || first == '\t') return Place.IN_TABLE_OR_ITEM;
    if (afterEmpty) return Place.AFTER_EMPTY_LINE;
    boolean item = ListMarker.skip(markdown, line, markdown.length()) > line;
    return item || first == '#' ? Place.NEW_ITEM : Place.NEW_LINE;
  }
}
