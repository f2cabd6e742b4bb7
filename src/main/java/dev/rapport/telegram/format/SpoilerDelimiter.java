package dev.rapport.telegram.format;

import org.commonmark.node.Node;
import org.commonmark.node.Nodes;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;

/// Adds `||spoilers||` to the parser.
final class SpoilerDelimiter implements DelimiterProcessor {
  @Override
  public char getOpeningCharacter() {
    return '|';
  }

  @Override
  public char getClosingCharacter() {
    return '|';
  }

  @Override
  public int getMinLength() {
    return 2;
  }

  @Override
  public int process(DelimiterRun opening, DelimiterRun closing) {
    if (opening.length() != 2 || closing.length() != 2) return 0;
    Node opener = opening.getOpener();
    var spoiler = new Spoiler();
    for (Node node : Nodes.between(opener, closing.getCloser())) {
      spoiler.appendChild(node);
    }
    opener.insertAfter(spoiler);
    return 2;
  }
}
