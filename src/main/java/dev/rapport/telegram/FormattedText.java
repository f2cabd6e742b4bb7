package dev.rapport.telegram;

import java.util.List;

/// The text of one Telegram message with its formatting, ready to send.
///
/// @param text what is shown; at most 4096 UTF-16 units when made for a message
/// @param entities the formatting, by offset, then by falling length; never outside `text`
public record FormattedText(String text, List<TextEntity> entities) {
  public FormattedText {
    entities = List.copyOf(entities);
    for (TextEntity entity : entities) {
      if (entity.offset() + entity.length() > text.length()) {
        throw new IllegalArgumentException(
            "the %s entity ends outside the text".formatted(entity.type()));
      }
    }
  }

  /// A text without any formatting.
  public static FormattedText plain(String text) {
    return new FormattedText(text, List.of());
  }
}
