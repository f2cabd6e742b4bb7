package dev.rapport.simulator.botapi;

import dev.rapport.simulator.text.MarkedText;
import dev.rapport.simulator.text.Markup;
import dev.rapport.simulator.text.MarkupException;
import tools.jackson.databind.node.ObjectNode;

/// Reads the texts and captions of calls.
final class Texts {
  private static final int LONGEST_TEXT = 4096;
  private static final int LONGEST_CAPTION = 1024;

  private Texts() {}

  static MarkedText text(Call call) {
    if (!call.has("text")) throw Refusal.bad("message text is empty");
    MarkedText marked = marked(call, "text", "entities");
    if (marked.text().isEmpty()) throw Refusal.bad("message text is empty");
    return checked(marked);
  }

  /// As [#text], but it may be empty.
  static MarkedText draft(Call call) {
    return checked(marked(call, "text", "entities"));
  }

  private static MarkedText checked(MarkedText marked) {
    if (marked.text().length() > LONGEST_TEXT) throw Refusal.bad("message is too long");
    return marked;
  }

  static MarkedText caption(Call call) {
    MarkedText marked = marked(call, "caption", "caption_entities");
    if (marked.text().length() > LONGEST_CAPTION) {
      throw Refusal.bad("message caption is too long");
    }
    return marked;
  }

  private static MarkedText marked(Call call, String text, String entities) {
    try {
      return Markup.apply(
          call.text(text), call.text("parse_mode"), call.json(entities).orElse(null));
    } catch (MarkupException e) {
      throw Refusal.bad(String.valueOf(e.getMessage()));
    }
  }

  /// Writes a text into a message in the place of what it had.
  static void put(ObjectNode message, MarkedText marked, String text, String entities) {
    message.remove(entities);
    if (marked.text().isEmpty()) {
      message.remove(text);
      return;
    }
    message.put(text, marked.text());
    if (!marked.entities().isEmpty()) message.set(entities, marked.entitiesJson());
  }
}
