package dev.rapport.simulator.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Telegram's HTML, as strict as Telegram is.
final class HtmlMarkup {
  private static final Set<String> TAGS =
      Set.of(
          "a",
          "b",
          "strong",
          "i",
          "em",
          "s",
          "strike",
          "del",
          "u",
          "ins",
          "tg-spoiler",
          "tg-emoji",
          "span",
          "pre",
          "code",
          "blockquote");

  private record Open(String tag, Map<String, String> attributes, int offset) {}

  private final String html;
  private final StringBuilder text = new StringBuilder();
  private final List<Entity> entities = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  HtmlMarkup(String html) {
    this.html = html;
  }

  MarkedText parse() {
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<' && at + 1 < html.length() && html.charAt(at + 1) == '/') {
        endTag();
      } else if (c == '<') {
        startTag();
      } else {
        text.append(character());
      }
    }
    if (!open.isEmpty()) {
      throw wrong("Can't find end tag corresponding to start tag \"" + open.getLast().tag() + "\"");
    }
    return new MarkedText(text.toString(), entities);
  }

  /// The next character, with an entity such as `&lt;` resolved.
  private String character() {
    if (html.charAt(at) == '&') {
      Optional<HtmlCharacter> escaped = HtmlCharacter.at(html, at);
      if (escaped.isPresent()) {
        at = escaped.get().end();
        return escaped.get().text();
      }
    }
    return String.valueOf(html.charAt(at++));
  }

  private void startTag() {
    int begin = at++;
    int nameFrom = at;
    while (has() && !blank() && !is('>')) at++;
    if (!has()) throw wrong("Unclosed start tag", begin);
    String tag = html.substring(nameFrom, at).toLowerCase(Locale.ROOT);
    if (!TAGS.contains(tag)) {
      throw wrong("Unsupported start tag \"" + tag + "\"", begin);
    }
    Map<String, String> attributes = new HashMap<>();
    skipBlanks();
    while (has() && !is('>')) {
      attribute(tag, begin, attributes);
      skipBlanks();
    }
    if (!has()) throw wrong("Unclosed start tag", begin);
    at++;
    if (tag.equals("span") && !"tg-spoiler".equals(attributes.get("class"))) {
      throw wrong("Tag \"span\" must have class \"tg-spoiler\"", begin);
    }
    open.addLast(new Open(tag, attributes, text.length()));
  }

  private void attribute(String tag, int begin, Map<String, String> attributes) {
    int from = at;
    while (has() && !blank() && !is('=') && !is('>')) at++;
    String name = html.substring(from, at).toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      throw wrong("Empty attribute name in the tag \"" + tag + "\"", begin);
    }
    skipBlanks();
    if (!has() || !is('=')) {
      // The one attribute of Telegram's HTML that stands without a value.
      if (tag.equals("blockquote") && name.equals("expandable")) {
        attributes.put(name, "");
        return;
      }
      throw wrong(
          "Expected equal sign in declaration of an attribute of the tag \"" + tag + "\"", begin);
    }
    at++;
    skipBlanks();
    attributes.put(name, has() && (is('"') || is('\'')) ? quoted(begin) : token());
  }

  private String quoted(int begin) {
    char quote = html.charAt(at++);
    var value = new StringBuilder();
    while (has() && !is(quote)) value.append(character());
    if (!has()) throw wrong("Unclosed start tag", begin);
    at++;
    return value.toString();
  }

  private String token() {
    int from = at;
    while (has() && (Character.isLetterOrDigit(html.charAt(at)) || is('.') || is('-'))) at++;
    if (has() && !blank() && !is('>')) {
      throw wrong("Unexpected end of name token", from);
    }
    return html.substring(from, at).toLowerCase(Locale.ROOT);
  }

  private void endTag() {
    int begin = at;
    if (open.isEmpty()) throw wrong("Unexpected end tag", begin);
    at += 2;
    int from = at;
    while (has() && !blank() && !is('>')) at++;
    String tag = html.substring(from, at).toLowerCase(Locale.ROOT);
    skipBlanks();
    if (!has() || !is('>')) throw wrong("Unclosed end tag", begin);
    at++;
    Open opened = open.removeLast();
    if (!tag.isEmpty() && !tag.equals(opened.tag())) {
      throw wrong(
          "Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
              .formatted(Bytes.length(html, begin), opened.tag(), tag));
    }
    if (text.length() > opened.offset()) close(opened);
  }

  private void close(Open tag) {
    int offset = tag.offset();
    int length = text.length() - offset;
    switch (tag.tag()) {
      case "b", "strong" -> add("bold", offset, length);
      case "i", "em" -> add("italic", offset, length);
      case "s", "strike", "del" -> add("strikethrough", offset, length);
      case "u", "ins" -> add("underline", offset, length);
      case "tg-spoiler", "span" -> add("spoiler", offset, length);
      case "blockquote" ->
          add(
              tag.attributes().containsKey("expandable") ? "expandable_blockquote" : "blockquote",
              offset,
              length);
      case "a" ->
          Links.entity(
                  tag.attributes().getOrDefault("href", text.substring(offset)), offset, length)
              .ifPresent(entities::add);
      case "tg-emoji" -> customEmoji(tag, offset, length);
      default -> code(tag, offset, length);
    }
  }

  private void customEmoji(Open tag, int offset, int length) {
    String id = tag.attributes().getOrDefault("emoji-id", "");
    if (!id.matches("[1-9]\\d{0,18}")) throw wrong("Invalid custom emoji identifier specified");
    entities.add(new Entity("custom_emoji", offset, length, id));
  }

  /// `<pre><code class="language-x">` is one entity, whichever is inside.
  private void code(Open tag, int offset, int length) {
    String type = tag.tag();
    String language = tag.attributes().getOrDefault("class", "");
    language = language.startsWith("language-") ? language.substring(9) : "";
    if (type.equals("pre") && !entities.isEmpty()) {
      Entity inner = entities.getLast();
      if (inner.type().equals("code") && inner.offset() == offset && inner.length() == length) {
        entities.removeLast();
        entities.add(new Entity("pre", offset, length, inner.argument()));
        return;
      }
    }
    entities.add(new Entity(type, offset, length, language.isEmpty() ? null : language));
  }

  private void add(String type, int offset, int length) {
    entities.add(new Entity(type, offset, length, null));
  }

  private boolean has() {
    return at < html.length();
  }

  private boolean is(char c) {
    return html.charAt(at) == c;
  }

  private boolean blank() {
    return html.charAt(at) <= ' ';
  }

  private void skipBlanks() {
    while (has() && blank()) at++;
  }

  private MarkupException wrong(String what, int position) {
    return wrong(what + " at byte offset " + Bytes.length(html, position));
  }

  private static MarkupException wrong(String why) {
    return new MarkupException("can't parse entities: " + why);
  }
}
