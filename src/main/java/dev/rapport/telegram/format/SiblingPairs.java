package dev.rapport.telegram.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/// Finds what belongs together among the children of one node and is not of the parser's making:
/// `<u>` tags, and double marks that CommonMark leaves as text.
///
/// The latter happens beside punctuation without a space, as in `**注意：**这`. The rule is meant for
/// languages with spaces; models write so in those without.
final class SiblingPairs {
  /// One end of a pair.
  ///
  /// @param index where it is in the text node; 0 for a tag
  record Mark(int index, Style style, boolean opens) {}

  private record Candidate(Node node, int index, Style style) {}

  private final Map<Node, List<Mark>> marks = new HashMap<>();
  private final Deque<Candidate> open = new ArrayDeque<>();
  private final Map<Style, Integer> waiting = new EnumMap<>(Style.class);

  private SiblingPairs() {}

  /// Whether there may be a mark in a text.
  static boolean isCandidate(String literal) {
    return literal.contains("**") || literal.contains("~~") || literal.contains("||");
  }

  static SiblingPairs among(Node parent, boolean withDoubleMarks) {
    var pairs = new SiblingPairs();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof HtmlInline tag) pairs.tag(tag);
      else if (withDoubleMarks && node instanceof Text text) pairs.text(text);
    }
    return pairs;
  }

  /// The paired marks in a node, in order.
  List<Mark> in(Node node) {
    return marks.getOrDefault(node, List.of());
  }

  private void tag(HtmlInline tag) {
    String literal = tag.getLiteral();
    if (literal.equalsIgnoreCase("<u>")) open(tag, 0, Style.UNDERLINE);
    else if (literal.equalsIgnoreCase("</u>")) close(tag, 0, Style.UNDERLINE);
  }

  private void text(Text text) {
    String literal = text.getLiteral();
    for (int i = 0; i < literal.length(); ) {
      Style style = styleOf(literal.charAt(i));
      int end = i + 1;
      while (style != null && end < literal.length() && literal.charAt(end) == literal.charAt(i)) {
        end++;
      }
      if (style != null && end - i == 2) mark(text, i, style);
      i = end;
    }
  }

  private void mark(Text text, int index, Style style) {
    String literal = text.getLiteral();
    boolean spaceBefore =
        index == 0 ? text.getPrevious() == null : Blank.isSpace(literal.charAt(index - 1));
    boolean spaceAfter =
        index + 2 == literal.length()
            ? text.getNext() == null
            : Blank.isSpace(literal.charAt(index + 2));
    if (!spaceBefore && close(text, index, style)) return;
    if (!spaceAfter) open(text, index, style);
  }

  private void open(Node node, int index, Style style) {
    open.push(new Candidate(node, index, style));
    waiting.merge(style, 1, Integer::sum);
  }

  private boolean close(Node node, int index, Style style) {
    if (waiting.getOrDefault(style, 0) == 0) return false;
    Candidate opener;
    do {
      opener = open.pop();
      waiting.merge(opener.style, -1, Integer::sum);
    } while (opener.style != style);
    add(opener.node, new Mark(opener.index, style, true));
    add(node, new Mark(index, style, false));
    return true;
  }

  private void add(Node node, Mark mark) {
    List<Mark> ofNode = marks.computeIfAbsent(node, _ -> new ArrayList<>(2));
    int place = ofNode.size();
    while (place > 0 && ofNode.get(place - 1).index > mark.index) place--;
    ofNode.add(place, mark);
  }

  private static @Nullable Style styleOf(char c) {
    return switch (c) {
      case '*' -> Style.BOLD;
      case '~' -> Style.STRIKETHROUGH;
      case '|' -> Style.SPOILER;
      default -> null;
    };
  }
}
