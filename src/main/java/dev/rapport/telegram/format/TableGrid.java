package dev.rapport.telegram.format;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;

/// A table of plain texts, drawn with characters of one width.
final class TableGrid {
  /// The cells of a line that a small phone shows in Telegram's monospaced font without wrapping.
  private static final int MAX_WIDTH = 34;

  private static final String GAP = " | ";
  private static final String CROSSING = "-+-";

  private final TableCell.Alignment[] alignments;
  private final int[] widths;
  private final List<List<String>> rows = new ArrayList<>();

  TableGrid(List<TableCell> header) {
    widths = new int[header.size()];
    alignments = new TableCell.Alignment[header.size()];
    for (int column = 0; column < widths.length; column++) {
      TableCell.Alignment alignment = header.get(column).getAlignment();
      alignments[column] = alignment == null ? TableCell.Alignment.LEFT : alignment;
    }
  }

  /// Adds the header or a row; false if the table is now too wide for a phone.
  boolean add(List<String> texts) {
    int total = GAP.length() * (widths.length - 1);
    for (int column = 0; column < widths.length; column++) {
      if (column < texts.size()) {
        widths[column] = Math.max(widths[column], DisplayWidth.of(texts.get(column)));
      }
      total += widths[column];
    }
    rows.add(texts);
    return total <= MAX_WIDTH;
  }

  /// The header and the line below it, each with its line end.
  String head() {
    var head = new StringBuilder();
    line(head, rows.getFirst());
    for (int column = 0; column < widths.length; column++) {
      if (column > 0) head.append(CROSSING);
      head.repeat('-', widths[column]);
    }
    return CodeText.keepIndent(head.append('\n').toString());
  }

  String text() {
    var text = new StringBuilder(head());
    for (int row = 1; row < rows.size(); row++) line(text, rows.get(row));
    text.setLength(text.length() - 1);
    return text.toString();
  }

  private void line(StringBuilder line, List<String> texts) {
    for (int column = 0; column < widths.length; column++) {
      String text = column < texts.size() ? texts.get(column) : "";
      int space = widths[column] - DisplayWidth.of(text);
      int before =
          switch (alignments[column]) {
            case LEFT -> 0;
            case CENTER -> space / 2;
            case RIGHT -> space;
          };
      if (column > 0) line.append(GAP);
      line.repeat(' ', before).append(text).repeat(' ', space - before);
    }
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == ' ') end--;
    line.setLength(end);
    line.append('\n');
  }
}
