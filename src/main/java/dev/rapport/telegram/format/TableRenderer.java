package dev.rapport.telegram.format;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/// Renders a table as a monospaced grid where that fits a phone, else row by row as `header: value`
/// lines. The lines also serve where a grid would lose a link or show a secret.
final class TableRenderer {
  private final RichTextWriter writer;
  private final InlineRenderer inlines;

  TableRenderer(RichTextWriter writer, InlineRenderer inlines) {
    this.writer = writer;
    this.inlines = inlines;
  }

  void table(TableBlock table) {
    List<TableCell> header = cells(table.getFirstChild().getFirstChild());
    List<List<TableCell>> rows = new ArrayList<>();
    if (table.getLastChild() instanceof TableBody body) {
      for (Node row = body.getFirstChild(); row != null; row = row.getNext()) rows.add(cells(row));
    }
    TableGrid grid = grid(header, rows);
    if (grid != null) writer.table(grid.text(), grid.head());
    else lines(header, rows);
  }

  private static List<TableCell> cells(Node row) {
    List<TableCell> cells = new ArrayList<>();
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add((TableCell) cell);
    }
    return cells;
  }

  private @Nullable TableGrid grid(List<TableCell> header, List<List<TableCell>> rows) {
    var grid = new TableGrid(header);
    if (!add(grid, header)) return null;
    for (List<TableCell> row : rows) {
      if (!add(grid, row)) return null;
    }
    return grid;
  }

  private boolean add(TableGrid grid, List<TableCell> row) {
    List<String> texts = new ArrayList<>(row.size());
    for (TableCell cell : row) {
      RichText content = content(cell);
      for (Span span : content.spans()) {
        if (span.style() == Style.TEXT_LINK || span.style() == Style.SPOILER) return false;
      }
      texts.add(content.text().toString().replace("\n", " / "));
    }
    return grid.add(texts);
  }

  private RichText content(TableCell cell) {
    var content = new RichTextWriter();
    inlines.into(content).children(cell);
    return content.finish();
  }

  private void lines(List<TableCell> header, List<List<TableCell>> rows) {
    List<String> names = header.stream().map(cell -> content(cell).text().toString()).toList();
    if (rows.isEmpty()) writer.text(String.join(" | ", names));
    for (int row = 0; row < rows.size(); row++) {
      if (row > 0) writer.breakLines(2);
      row(names, rows.get(row));
    }
  }

  private void row(List<String> names, List<TableCell> row) {
    writer.open(Style.BOLD);
    cell(names.getFirst(), row.getFirst());
    writer.close();
    for (int column = 1; column < row.size(); column++) {
      if (row.get(column).getFirstChild() == null) continue;
      writer.breakLines(1);
      cell(column < names.size() ? names.get(column) : "", row.get(column));
    }
  }

  private void cell(String name, TableCell cell) {
    if (cell.getFirstChild() == null) return;
    if (!name.isBlank()) writer.text(name + ": ");
    inlines.children(cell);
  }
}
