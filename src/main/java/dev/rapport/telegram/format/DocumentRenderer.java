package dev.rapport.telegram.format;

import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/// Renders the blocks of one parsed document. The recursion ends where the parser's nesting does.
final class DocumentRenderer {
  private static final String RULE = "──────────";

  private final Node document;
  private final RichTextWriter writer;
  private final InlineRenderer inlines;
  private final ListRenderer lists;
  private final TableRenderer tables;
  private @Nullable Set<String> linked;

  private DocumentRenderer(Node document, RichTextWriter writer, boolean repairing) {
    this.document = document;
    this.writer = writer;
    this.inlines = new InlineRenderer(writer, repairing);
    this.lists = new ListRenderer(writer, this);
    this.tables = new TableRenderer(writer, inlines);
  }

  static void render(String markdown, RichTextWriter writer) {
    Node document = MarkdownParser.parse(markdown);
    var renderer = new DocumentRenderer(document, writer, !hasEscapedMarks(markdown));
    renderer.blocks(document.getFirstChild(), 2);
  }

  /// In the parsed tree an escaped mark looks like one that the parser did not take.
  private static boolean hasEscapedMarks(String markdown) {
    return markdown.contains("\\*") || markdown.contains("\\~") || markdown.contains("\\|");
  }

  /// Renders `first` and its next siblings.
  ///
  /// @param distance the line ends between two blocks
  void blocks(Node first, int distance) {
    for (Node block = first; block != null; block = block.getNext()) {
      block(block);
      if (block.getNext() != null) writer.breakLines(distance);
    }
  }

  private void block(Node block) {
    switch (block) {
      case Paragraph paragraph -> inlines.children(paragraph);
      case Heading heading -> heading(heading);
      case ListBlock list -> lists.list(list);
      case FencedCodeBlock code ->
          writer.codeBlock(CodeText.of(code.getLiteral()), CodeText.languageOf(code.getInfo()));
      case IndentedCodeBlock code -> writer.codeBlock(CodeText.of(code.getLiteral()), null);
      case BlockQuote quote -> quote(quote);
      case TableBlock table -> tables.table(table);
      case ThematicBreak _ -> writer.text(RULE);
      case LinkReferenceDefinition definition -> definition(definition);
      default -> blocks(block.getFirstChild(), 2);
    }
  }

  private void definition(LinkReferenceDefinition definition) {
    if (linked == null) linked = LinkedAddresses.in(document);
    if (!linked.contains(definition.getDestination())) inlines.definition(definition);
  }

  private void heading(Heading heading) {
    writer.open(Style.BOLD);
    inlines.children(heading);
    writer.close();
    writer.keepWithNext();
  }

  private void quote(BlockQuote quote) {
    String indent = writer.indent("");
    writer.startLine();
    writer.open(Style.BLOCKQUOTE);
    blocks(quote.getFirstChild(), 2);
    writer.close();
    writer.indent(indent);
  }
}
