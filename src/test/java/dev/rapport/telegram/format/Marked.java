package dev.rapport.telegram.format;

import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.TextEntity;
import java.util.List;
import java.util.stream.Collectors;

/// Writes a message with its entities as tags in square brackets, to read in assertions.
final class Marked {
  private static final CommonMarkFormatter FORMATTER = new CommonMarkFormatter();

  private Marked() {}

  /// The messages that the Markdown gives, separated by a line of `=`.
  static String format(String markdown) {
    List<FormattedText> messages = FORMATTER.format(markdown);
    messages.forEach(TelegramRules::check);
    return messages.stream().map(Marked::of).collect(Collectors.joining("\n=====\n"));
  }

  static String preview(String markdown) {
    FormattedText message = FORMATTER.preview(markdown);
    TelegramRules.checkPreview(message);
    return of(message);
  }

  private static String of(FormattedText message) {
    var marked = new StringBuilder();
    for (int i = 0; i <= message.text().length(); i++) {
      for (TextEntity entity : message.entities().reversed()) {
        if (entity.offset() + entity.length() == i) {
          marked.append("[/").append(entity.type()).append(']');
        }
      }
      for (TextEntity entity : message.entities()) {
        if (entity.offset() == i) marked.append(opening(entity));
      }
      if (i < message.text().length()) marked.append(message.text().charAt(i));
    }
    return marked.toString();
  }

  private static String opening(TextEntity entity) {
    String detail = entity.url() != null ? entity.url() : entity.language();
    return "[" + entity.type() + (detail == null ? "" : " " + detail) + "]";
  }
}
