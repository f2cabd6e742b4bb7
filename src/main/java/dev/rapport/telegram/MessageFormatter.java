package dev.rapport.telegram;

import java.util.List;

/// Turns the Markdown that language models write into messages that Telegram accepts.
///
/// Thread-safe. Its dialect and what becomes of each construct: `docs/reference/formatting.md`.
public interface MessageFormatter {
  /// The longest text of one message after entity parsing, in UTF-16 units.
  int MESSAGE_LIMIT = 4096;

  /// Splits and formats a whole answer. Total: any string gives valid messages, and a blank one
  /// gives none. The time is linear in the length for what people write, and bounded for what is
  /// written to break parsers.
  ///
  /// @param markdown CommonMark with tables, strikethrough and `||spoilers||`
  /// @return the messages in order, each of 1 to 4096 UTF-16 units, none blank
  List<FormattedText> format(String markdown);

  /// Formats the beginning of an answer that is still being written, for a draft or an edit.
  ///
  /// Markup that is not closed yet shows as if it were closed here, and a marker of which only a
  /// part has come does not show. What exceeds one message is left out at the front, with `…` in
  /// its place. The time does not grow with the length of what is left out.
  ///
  /// @return one message of at most 4096 UTF-16 units; an empty text for a blank answer
  FormattedText preview(String markdown);
}
