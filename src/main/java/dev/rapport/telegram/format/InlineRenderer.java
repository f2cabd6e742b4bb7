package dev.rapport.telegram.format;

import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// Renders what is inside paragraphs, headings and cells.
final class InlineRenderer {
  private final RichTextWriter writer;
  private final boolean repairing;

  /// @param repairing whether double marks that the parser left are marks nevertheless
  InlineRenderer(RichTextWriter writer, boolean repairing) {
    this.writer = writer;
    this.repairing = repairing;
  }

  /// The same for another text.
  InlineRenderer into(RichTextWriter other) {
    return new InlineRenderer(other, repairing);
  }

  void children(Node parent) {
    boolean pairs = false;
    for (Node node = parent.getFirstChild(); node != null && !pairs; node = node.getNext()) {
      pairs = mayBePaired(node);
    }
    if (pairs) {
      childrenWithPairs(parent);
      return;
    }
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) inline(node);
  }

  private boolean mayBePaired(Node node) {
    if (node instanceof Text text) return repairing && SiblingPairs.isCandidate(text.getLiteral());
    return node instanceof HtmlInline;
  }

  private void childrenWithPairs(Node parent) {
    SiblingPairs pairs = SiblingPairs.among(parent, repairing);
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text text -> text(text.getLiteral(), pairs.in(text));
        case HtmlInline html -> html(html.getLiteral(), pairs.in(html));
        default -> inline(node);
      }
    }
  }

  private void inline(Node node) {
    switch (node) {
      case Text text -> writer.text(CleanText.of(text.getLiteral()));
      case SoftLineBreak _, HardLineBreak _ -> writer.breakLines(1);
      case StrongEmphasis _ -> styled(Style.BOLD, node);
      case Emphasis _ -> styled(Style.ITALIC, node);
      case Strikethrough _ -> styled(Style.STRIKETHROUGH, node);
      case Spoiler _ -> styled(Style.SPOILER, node);
      case Code code -> writer.code(CleanText.of(code.getLiteral()));
      case Link link -> link(link, link.getDestination());
      case Image image -> link(image, image.getDestination());
      case HtmlInline html -> html(html.getLiteral(), List.of());
      default -> children(node);
    }
  }

  private void styled(Style style, Node node) {
    writer.open(style);
    children(node);
    writer.close();
  }

  private void link(Node node, String destination) {
    String url = LinkAddress.accepted(destination);
    if (writer.isIn(Style.TEXT_LINK)) {
      children(node);
    } else if (url != null) {
      writer.openLink(url);
      if (node.getFirstChild() == null) writer.text(url);
      else children(node);
      writer.close();
    } else {
      withAddress(node, LinkAddress.shown(destination));
    }
  }

  /// Telegram would refuse the link; the person can still read where it leads.
  private void withAddress(Node node, String address) {
    int before = writer.length();
    children(node);
    if (address.isEmpty() || writer.wroteOnly(before, address)) return;
    writer.text(writer.length() == before ? address : " (" + address + ")");
  }

  /// Shows a link definition that no link uses; it may be all that was said.
  void definition(LinkReferenceDefinition definition) {
    String shown = "[" + definition.getLabel() + "]: " + definition.getDestination();
    writer.text(CleanText.of(shown));
  }

  private void text(String literal, List<SiblingPairs.Mark> marks) {
    int from = 0;
    for (SiblingPairs.Mark mark : marks) {
      writer.text(CleanText.of(literal.substring(from, mark.index())));
      toggle(mark);
      from = mark.index() + 2;
    }
    writer.text(CleanText.of(literal.substring(from)));
  }

  private void toggle(SiblingPairs.Mark mark) {
    if (mark.opens()) writer.open(mark.style());
    else writer.close();
  }

  private void html(String tag, List<SiblingPairs.Mark> marks) {
    if (isLineBreak(tag.toLowerCase(Locale.ROOT))) writer.breakLine();
    else if (marks.isEmpty()) writer.text(CleanText.of(tag));
    else toggle(marks.getFirst());
  }

  private static boolean isLineBreak(String tag) {
    return tag.equals("<br>") || tag.equals("<br/>") || tag.equals("<br />");
  }
}
