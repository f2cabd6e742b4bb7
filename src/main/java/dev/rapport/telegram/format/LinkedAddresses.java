package dev.rapport.telegram.format;

import java.util.HashSet;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/// Collects where the links of a document lead.
final class LinkedAddresses extends AbstractVisitor {
  private final Set<String> addresses = new HashSet<>();

  private LinkedAddresses() {}

  static Set<String> in(Node document) {
    var visitor = new LinkedAddresses();
    document.accept(visitor);
    return visitor.addresses;
  }

  @Override
  public void visit(Link link) {
    addresses.add(link.getDestination());
    visitChildren(link);
  }

  @Override
  public void visit(Image image) {
    addresses.add(image.getDestination());
    visitChildren(image);
  }
}
