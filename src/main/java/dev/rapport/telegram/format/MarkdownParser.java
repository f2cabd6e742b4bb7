package dev.rapport.telegram.format;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/// The dialect: CommonMark with tables, `~~strikethrough~~` and `||spoilers||`.
///
/// There are no HTML blocks, so the Markdown between HTML tags still counts; the tags show as text.
/// Nesting is limited, because rendering recurses.
final class MarkdownParser {
  private static final int MAX_BLOCK_NESTING = 64;
  private static final int MAX_INLINE_NESTING = 32;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(
              List.of(
                  TablesExtension.create(),
                  StrikethroughExtension.builder().requireTwoTildes(true).build()))
          .enabledBlockTypes(
              Set.of(
                  Heading.class,
                  ThematicBreak.class,
                  FencedCodeBlock.class,
                  IndentedCodeBlock.class,
                  BlockQuote.class,
                  ListBlock.class))
          .customDelimiterProcessor(new SpoilerDelimiter())
          .maxOpenBlockParsers(MAX_BLOCK_NESTING)
          .maxInlineNesting(MAX_INLINE_NESTING)
          .build();

  private MarkdownParser() {}

  static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }
}
