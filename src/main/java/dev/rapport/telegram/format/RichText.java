package dev.rapport.telegram.format;

import java.util.BitSet;
import java.util.List;

/// A whole answer as text and formatting, of any length, not yet cut into messages.
///
/// @param text what will be shown
/// @param spans the formatting by start, outer before inner
/// @param blocks the `pre` spans among them
/// @param kept line ends at which a message should not end, such as below a heading
record RichText(CharSequence text, List<Span> spans, List<Span> blocks, BitSet kept) {
  static RichText plain(String text) {
    return new RichText(text, List.of(), List.of(), new BitSet(0));
  }

  int length() {
    return text.length();
  }

  /// Whether `position` is inside a block of code or a table, its very start included.
  boolean inBlock(int position) {
    return blockAt(position) >= 0;
  }

  /// The index in `blocks` of the one around `position`, or -1.
  int blockAt(int position) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Span block = blocks.get(middle);
      if (position < block.start()) high = middle - 1;
      else if (position >= block.end()) low = middle + 1;
      else return middle;
    }
    return -1;
  }
}
