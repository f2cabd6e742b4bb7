package dev.rapport.telegram.updates;

import dev.rapport.telegram.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/// Takes the text out of a rich message: what a reader would read aloud, block by block.
///
/// It knows the names of the fields that hold text, not the kinds of block, so that it also reads
/// blocks that Telegram adds later.
final class RichTextReader {
  /// Telegram allows far less; what is deeper is left out.
  private static final int MAX_DEPTH = 64;

  private final JsonCursor json;
  private final StringBuilder text = new StringBuilder();
  private int depth;
  private boolean afterLabel;

  private RichTextReader(JsonCursor json) {
    this.json = json;
  }

  /// The text of the rich message here, or null if there is none.
  static @Nullable String read(JsonCursor json) {
    if (!json.isObject()) return null;
    var reader = new RichTextReader(json);
    json.fields(reader::field);
    String text = reader.text.toString().strip();
    return text.isEmpty() ? null : text;
  }

  private void field(String name) {
    switch (name) {
      case "text", "expression", "alternative_text" -> inline();
      case "summary", "caption", "credit" -> line();
      case "blocks", "items", "buttons" -> json.elements(this::line);
      case "cells" -> json.elements(this::row);
      case "label" -> label();
      default -> {}
    }
  }

  /// A text, a list of texts, or an object around them.
  private void inline() {
    if (depth >= MAX_DEPTH) return;
    depth++;
    @Nullable String plain = json.text();
    if (plain != null) text.append(plain);
    json.elements(this::inline);
    json.fields(this::field);
    depth--;
  }

  private void line() {
    if (!afterLabel) endLine();
    afterLabel = false;
    inline();
    endLine();
  }

  private void row() {
    endLine();
    json.elements(() -> {
      inline();
      text.append('\t');
    });
    if (!text.isEmpty() && text.charAt(text.length() - 1) == '\t')
      text.setLength(text.length() - 1);
    endLine();
  }

  /// What follows a list item's label goes on in its line.
  private void label() {
    inline();
    text.append(' ');
    afterLabel = true;
  }

  private void endLine() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') text.append('\n');
  }
}
