package dev.rapport.simulator.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A character written as an HTML entity: the four names that Telegram knows, or a number.
record HtmlCharacter(String text, int end) {
  private static final Pattern FORM =
      Pattern.compile("&(?:#(\\d{1,8})|#[xX]([0-9a-fA-F]{1,7})|(lt|gt|amp|quot)(?![a-zA-Z]));?");

  static Optional<HtmlCharacter> at(String html, int position) {
    Matcher found = FORM.matcher(html).region(position, html.length());
    if (!found.lookingAt()) return Optional.empty();
    int code = code(found);
    if (code <= 0 || code >= Character.MAX_CODE_POINT) return Optional.empty();
    if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
      throw new MarkupException(
          "can't parse entities: Text contains invalid Unicode characters after decoding HTML"
              + " entities, check for unmatched surrogate code units");
    }
    return Optional.of(new HtmlCharacter(Character.toString(code), found.end()));
  }

  private static int code(Matcher found) {
    if (found.group(1) != null) return Integer.parseInt(found.group(1));
    if (found.group(2) != null) return Integer.parseInt(found.group(2), 16);
    return switch (found.group(3)) {
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      default -> '&';
    };
  }
}
