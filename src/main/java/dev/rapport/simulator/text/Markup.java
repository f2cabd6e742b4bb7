package dev.rapport.simulator.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns what a bot sends into what is shown.
public final class Markup {
  private Markup() {}

  /// Applies the parse mode if there is one, else the entities.
  ///
  /// @param parseMode `HTML`, `MarkdownV2`, or empty
  /// @param entities Telegram's list of `MessageEntity`, or null
  /// @throws MarkupException if the formatting is wrong
  public static MarkedText apply(String text, String parseMode, @Nullable JsonNode entities) {
    MarkedText marked =
        switch (parseMode.toLowerCase(Locale.ROOT)) {
          case "html" -> EntityRules.resolved(new HtmlMarkup(text).parse());
          case "markdownv2" -> EntityRules.resolved(new MarkdownMarkup(text).parse());
          case "", "none" -> explicit(text, entities);
          default -> throw new MarkupException("unsupported parse_mode");
        };
    return marked.finished();
  }

  /// A text that a person typed: only what Telegram recognizes by itself.
  public static MarkedText plain(String text) {
    return new MarkedText(text, List.of()).finished();
  }

  private static MarkedText explicit(String text, @Nullable JsonNode entities) {
    List<Entity> given = new ArrayList<>();
    if (entities != null && entities.isArray()) {
      for (JsonNode entity : entities) EntityReader.read(entity).ifPresent(given::add);
    }
    EntityRules.check(text, given);
    return new MarkedText(text, given);
  }
}
