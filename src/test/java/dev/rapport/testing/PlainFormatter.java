package dev.rapport.testing;

import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.MessageFormatter;
import java.util.List;

/// Formats nothing and splits at blank lines, so that a test sees what went in.
public final class PlainFormatter implements MessageFormatter {
  @Override
  public List<FormattedText> format(String markdown) {
    return List.of(markdown.split("\n---\n")).stream()
        .filter(part -> !part.isBlank())
        .map(FormattedText::plain)
        .toList();
  }

  @Override
  public FormattedText preview(String markdown) {
    return FormattedText.plain(markdown);
  }
}
