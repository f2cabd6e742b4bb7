package dev.rapport.telegram.format;

import java.util.ArrayList;
import java.util.List;

/// Cuts very long Markdown into pieces that are parsed each by itself.
///
/// A piece ends where a new block surely begins, if there is such a place. Pieces are made from the
/// front, so they stay as they are while an answer grows.
final class Pieces {
  private Pieces() {}

  /// @param size the most characters of one piece, what is repeated in front aside
  static List<String> of(String markdown, int size) {
    if (markdown.length() <= size) return List.of(markdown);
    List<String> pieces = new ArrayList<>();
    String carried = "";
    int start = 0;
    while (markdown.length() - start > size) {
      var scan = new PieceScan(markdown, start, start + size, carried);
      pieces.add(carried + markdown.substring(start, scan.end()));
      carried = scan.carried();
      start = scan.end();
    }
    pieces.add(carried + markdown.substring(start));
    return pieces;
  }
}
