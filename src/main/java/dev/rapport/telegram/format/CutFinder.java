package dev.rapport.telegram.format;

import dev.rapport.telegram.MessageFormatter;

/// Finds the best place to end a message.
final class CutFinder {
  /// A last message shorter than this looks like an accident.
  private static final int CRUMB = 200;

  /// A message is left emptier for the sake of a block behind it down to this fraction.
  private static final int EARLIEST = 4;

  /// What kind of place it is, the best first.
  private enum Place {
    EMPTY_LINE,
    LINE_END,
    CODE_LINE_END,
    SENTENCE_END,
    SPACE,
    CODE_SPACE,
    HEADING_END,
    NONE
  }

  private record Cut(int position, Place place) {}

  private final RichText rich;
  private final CharSequence text;

  CutFinder(RichText rich) {
    this.rich = rich;
    this.text = rich.text();
  }

  /// Where a message that begins at `from` should end.
  ///
  /// A good place is taken only from the second half of what fits, so that messages are not short
  /// without need.
  ///
  /// @param limit the latest place, before the end of the text
  int find(int from, int limit) {
    int beforeBlock = beforeBlock(from, limit);
    if (beforeBlock > from) return beforeBlock;
    int least = from + (limit - from) / 2;
    Cut cut = best(least, limit);
    int beforeCrumb = rich.length() - CRUMB;
    if (cut.position > beforeCrumb && beforeCrumb > least) {
      Cut earlier = best(least, beforeCrumb);
      if (earlier.place.compareTo(cut.place) <= 0) cut = earlier;
    }
    if (cut.place != Place.NONE) return cut.position;
    return Graphemes.lastBoundary(text, from, limit);
  }

  /// A block that `limit` would cut and that fits a message of its own goes to the next one, if the
  /// place for that is not too early; else -1.
  private int beforeBlock(int from, int limit) {
    int index = rich.blockAt(limit);
    if (index < 0) return -1;
    Span block = rich.blocks().get(index);
    int least = from + (limit - from) / EARLIEST;
    boolean fits = block.end() - block.start() <= MessageFormatter.MESSAGE_LIMIT;
    if (!fits || block.start() <= least) return -1;
    Cut cut = best(least, block.start() - 1);
    return cut.place == Place.EMPTY_LINE ? cut.position : block.start() - 1;
  }

  private Cut best(int least, int limit) {
    int position = limit;
    Place best = Place.NONE;
    for (int i = limit; i > least && best != Place.EMPTY_LINE; i--) {
      Place place = placeAt(i);
      if (place.compareTo(best) < 0) {
        best = place;
        position = i;
      }
    }
    return new Cut(position, best);
  }

  /// What it would mean to cut in front of the character at `i`.
  private Place placeAt(int i) {
    char next = text.charAt(i);
    if (next == '\n') return lineEnd(i);
    if (next == ' ') return space(i);
    boolean stops = isFullStop(text.charAt(i - 1)) && !isFullStop(next) && !isCloser(next);
    return stops && Graphemes.isSeparate(text, i) ? Place.SENTENCE_END : Place.NONE;
  }

  private Place lineEnd(int i) {
    if (rich.inBlock(i)) return Place.CODE_LINE_END;
    if (rich.kept().get(i)) return Place.HEADING_END;
    boolean empty = i + 1 < text.length() && text.charAt(i + 1) == '\n';
    return empty ? Place.EMPTY_LINE : Place.LINE_END;
  }

  private Place space(int i) {
    if (!Graphemes.isSeparate(text, i + 1)) return Place.NONE;
    if (rich.inBlock(i)) return Place.CODE_SPACE;
    int last = i - 1;
    while (last > 0 && isCloser(text.charAt(last))) last--;
    return ".!?…".indexOf(text.charAt(last)) >= 0 ? Place.SENTENCE_END : Place.SPACE;
  }

  /// The marks that end a sentence without a space behind them.
  private static boolean isFullStop(char c) {
    return c == '。' || c == '！' || c == '？';
  }

  private static boolean isCloser(char c) {
    return "\"')]»”’」』）".indexOf(c) >= 0;
  }
}
