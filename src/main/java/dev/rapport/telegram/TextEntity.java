package dev.rapport.telegram;

import org.jspecify.annotations.Nullable;

/// One stretch of formatting in a message, as Telegram's `MessageEntity`.
///
/// @param type Telegram's name of it, such as `bold`, `pre` or `text_link`
/// @param offset where it begins, in UTF-16 units
/// @param length how long it is, in UTF-16 units; at least 1
/// @param url the address of a `text_link`, else null
/// @param language the programming language of a `pre`, else null
public record TextEntity(
    String type, int offset, int length, @Nullable String url, @Nullable String language) {
  public TextEntity {
    if (offset < 0 || length < 1) {
      throw new IllegalArgumentException(
          "an entity needs offset >= 0 and length >= 1, not %d and %d".formatted(offset, length));
    }
  }

  /// An entity that needs nothing beside its place.
  public static TextEntity of(String type, int offset, int length) {
    return new TextEntity(type, offset, length, null, null);
  }
}
