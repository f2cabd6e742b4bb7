package dev.rapport.telegram.format;

import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/// Renders lists, which Telegram has no entity for, with bullets, numbers, boxes and indentation.
final class ListRenderer {
  private static final String[] BULLETS = {"•", "◦", "▪"};
  private static final String INDENT = "   ";
  private static final int TASK_MARKER = 4;

  private final RichTextWriter writer;
  private final DocumentRenderer blocks;
  private int level;

  ListRenderer(RichTextWriter writer, DocumentRenderer blocks) {
    this.writer = writer;
    this.blocks = blocks;
  }

  void list(ListBlock list) {
    int distance = list.isTight() ? 1 : 2;
    int number = numberOf(list);
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      item(item, marker(list, number++), distance);
      if (item.getNext() != null) writer.breakLines(distance);
    }
  }

  private static int numberOf(ListBlock list) {
    if (!(list instanceof OrderedList ordered)) return 0;
    Integer start = ordered.getMarkerStartNumber();
    return start == null ? 1 : start;
  }

  private String marker(ListBlock list, int number) {
    if (!(list instanceof OrderedList ordered)) return BULLETS[Math.min(level, 2)];
    String delimiter = ordered.getMarkerDelimiter();
    return number + (delimiter == null ? "." : delimiter);
  }

  private void item(Node item, String marker, int distance) {
    Node content = item.getFirstChild();
    String box = content instanceof Paragraph first ? takeBox(first) : "";
    boolean numbered = Ascii.isDigit(marker.charAt(0));
    writer.text(box.isEmpty() ? marker : numbered ? marker + " " + box : box);
    writer.gap();

    String indent = writer.indent();
    writer.indent(indent + INDENT);
    level++;
    blocks.blocks(content, distance);
    level--;
    writer.indent(indent);
  }

  /// Takes the `[ ]` or `[x]` of a task from the front of its text.
  private static String takeBox(Paragraph paragraph) {
    if (!(paragraph.getFirstChild() instanceof Text first)) return "";
    String literal = first.getLiteral();
    boolean done = literal.startsWith("[x] ") || literal.startsWith("[X] ");
    if (!done && !literal.startsWith("[ ] ")) return "";
    first.setLiteral(literal.substring(TASK_MARKER));
    return done ? "☑" : "☐";
  }
}
