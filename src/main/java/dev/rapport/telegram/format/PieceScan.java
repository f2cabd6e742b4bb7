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

  private Place best = Place.NONE;
  private int end;
  private String fenceAtEnd = "";

  /// @param opening the fence that is open at `start`, or an empty string
  PieceScan(String markdown, int start, int limit, String opening) {
    var fence = new Fence();
    fence.line(opening, 0, Math.max(0, opening.length() - 1));
    end = withoutHalfCharacter(markdown, limit);
    int line = start;
    for (int next = nextLine(markdown, line); next <= limit; next = nextLine(markdown, line)) {
      fence.line(markdown, line, next - 1);
      boolean afterEmpty = next - 1 == line;
      line = next;
      consider(markdown, line, afterEmpty, fence);
    }
    if (best == Place.NONE) fenceAtEnd = openingOf(fence);
  }

  int end() {
    return end;
  }

  /// What to put in front of the next piece so that it goes on with the same code block.
  String fence() {
    return fenceAtEnd;
  }

  private static String openingOf(Fence fence) {
    return fence.isOpen() ? fence.opening() + "\n" : "";
  }

  private static int nextLine(String markdown, int line) {
    int lineEnd = markdown.indexOf('\n', line);
    return lineEnd < 0 ? Integer.MAX_VALUE : lineEnd + 1;
  }

  private void consider(String markdown, int line, boolean afterEmpty, Fence fence) {
    Place place = placeOf(markdown, line, afterEmpty, fence);
    if (place.compareTo(best) <= 0) {
      best = place;
      end = line;
      fenceAtEnd = openingOf(fence);
    }
  }

  private static Place placeOf(String markdown, int line, boolean afterEmpty, Fence fence) {
    if (fence.isOpen()) return Place.IN_CODE;
    char first = markdown.charAt(line);
    if (first == '|' || first == ' ' || first == '\t') return Place.IN_TABLE_OR_ITEM;
    if (afterEmpty) return Place.AFTER_EMPTY_LINE;
    boolean item = ListMarker.skip(markdown, line, markdown.length()) > line;
    return item || first == '#' ? Place.NEW_ITEM : Place.NEW_LINE;
  }

  private static int withoutHalfCharacter(String markdown, int limit) {
    return Character.isHighSurrogate(markdown.charAt(limit - 1)) ? limit - 1 : limit;
  }
}
