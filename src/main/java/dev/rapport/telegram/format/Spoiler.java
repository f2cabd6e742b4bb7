package dev.rapport.telegram.format;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Delimited;

/// Text between `||` and `||`, hidden until it is tapped.
final class Spoiler extends CustomNode implements Delimited {
  @Override
  public String getOpeningDelimiter() {
    return "||";
  }

  @Override
  public String getClosingDelimiter() {
    return "||";
  }
}
