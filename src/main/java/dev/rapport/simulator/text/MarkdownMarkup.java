package dev.rapport.simulator.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Telegram's MarkdownV2, as strict as Telegram is.
final class MarkdownMarkup {
  private static final String RESERVED = "_*[]()~`>#+-=|{}.!";

  private record Open(String mark, String type, @Nullable String language, int offset, int from) {}

  private final String markdown;
  private final StringBuilder text = new StringBuilder();
  private final List<Entity> entities = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;

  /// Where the quote began that the current line belongs to, or -1.
  private int quote = -1;

  private boolean expandable;

  MarkdownMarkup(String markdown) {
    this.markdown = markdown;
  }

  MarkedText parse() {
    while (at < markdown.length()) {
      if (at == 0 || markdown.charAt(at - 1) == '\n') startOfLine();
      if (at < markdown.length()) next();
    }
    if (!open.isEmpty()) throw unclosed(open.getLast());
    endQuote(text.length());
    return new MarkedText(text.toString(), entities);
  }

  private void startOfLine() {
    if (insideCode()) return;
    if (starts("**>")) {
      endQuote(text.length() - 1); // what Telegram asks for to part two quotes
      at += 2;
    }
    if (starts(">")) {
      at++;
      if (quote < 0) quote = text.length();
    } else if (quote >= 0) {
      endQuote(text.length() - 1);
    }
  }

  private void endQuote(int end) {
    if (quote >= 0 && end > quote) {
      String type = expandable ? "expandable_blockquote" : "blockquote";
      entities.add(new Entity(type, quote, end - quote, null));
    }
    quote = -1;
    expandable = false;
  }

  private void next() {
    char c = markdown.charAt(at);
    boolean escaped = c == '\\' && at + 1 < markdown.length() && markdown.charAt(at + 1) <= 126;
    if (escaped && markdown.charAt(at + 1) > 0) {
      text.append(markdown.charAt(at + 1));
      at += 2;
    } else if (ends()) {
      end();
    } else if (marksExpandable()) {
      expandable = true;
      at += 2;
    } else if (insideCode() ? c != '`' : RESERVED.indexOf(c) < 0) {
      text.append(c);
      at++;
    } else {
      begin();
    }
  }

  private boolean marksExpandable() {
    return quote >= 0
        && open.isEmpty()
        && starts("||")
        && (at + 2 == markdown.length() || markdown.charAt(at + 2) == '\n');
  }

  private boolean insideCode() {
    return !open.isEmpty() && open.getLast().mark().startsWith("`");
  }

  private boolean ends() {
    if (open.isEmpty()) return false;
    String mark = open.getLast().mark();
    return switch (mark) {
      case "[", "![" -> starts("]");
      case "_" -> starts("_") && !starts("__");
      default -> starts(mark);
    };
  }

  private void begin() {
    String mark =
        starts("```")
            ? "```"
            : starts("__") ? "__" : starts("||") ? "||" : starts("![") ? "![" : single();
    int from = at;
    at += mark.length();
    @Nullable String language = mark.equals("```") ? language() : null;
    open.addLast(new Open(mark, type(mark), language, text.length(), from));
  }

  private String single() {
    String mark = markdown.substring(at, at + 1);
    if ("*_~`[".contains(mark)) return mark;
    throw wrong(
        "Character '%s' is reserved and must be escaped with the preceding '\\'".formatted(mark));
  }

  private static String type(String mark) {
    return switch (mark) {
      case "*" -> "bold";
      case "_" -> "italic";
      case "__" -> "underline";
      case "~" -> "strikethrough";
      case "||" -> "spoiler";
      case "`" -> "code";
      case "```" -> "pre";
      case "[" -> "text_link";
      default -> "custom_emoji";
    };
  }

  /// The word after the fence, and the one line break that does not belong to the code.
  private @Nullable String language() {
    int from = at;
    int end = at;
    while (end < markdown.length() && markdown.charAt(end) > ' ' && markdown.charAt(end) != '`') {
      end++;
    }
    boolean isWord = end > from && end < markdown.length() && markdown.charAt(end) != '`';
    if (isWord) at = end;
    if (starts("\r\n")) {
      at += 2;
    } else if (starts("\n")) {
      at++;
    }
    return isWord ? markdown.substring(from, end) : null;
  }

  private void end() {
    Open ended = open.removeLast();
    int length = text.length() - ended.offset();
    if (ended.mark().equals("[") || ended.mark().equals("![")) {
      at++;
      link(ended, length);
      return;
    }
    at += ended.mark().length();
    if (length > 0) {
      entities.add(new Entity(ended.type(), ended.offset(), length, ended.language()));
    }
  }

  private void link(Open ended, int length) {
    String address = starts("(") ? address() : text.substring(ended.offset());
    if (ended.mark().equals("![")) {
      if (!address.matches("tg://emoji\\?id=[1-9]\\d{0,18}")) {
        throw wrong("Custom emoji entity must contain a tg://emoji URL");
      }
      String id = address.substring("tg://emoji?id=".length());
      entities.add(new Entity("custom_emoji", ended.offset(), length, id));
    } else if (length > 0) {
      Links.entity(address, ended.offset(), length).ifPresent(entities::add);
    }
  }

  private String address() {
    int from = ++at;
    var address = new StringBuilder();
    while (at < markdown.length() && !starts(")")) {
      if (starts("\\") && at + 1 < markdown.length()) at++;
      address.append(markdown.charAt(at++));
    }
    if (at >= markdown.length()) {
      throw wrong("Can't find end of a URL at byte offset " + Bytes.length(markdown, from));
    }
    at++;
    return address.toString();
  }

  private boolean starts(String mark) {
    return markdown.startsWith(mark, at);
  }

  private MarkupException unclosed(Open opened) {
    String type = opened.type().equals("text_link") ? "TextUrl" : name(opened.type());
    return wrong(
        "Can't find end of %s entity at byte offset %d"
            .formatted(type, Bytes.length(markdown, opened.from())));
  }

  private static String name(String type) {
    return Character.toUpperCase(type.charAt(0)) + type.substring(1);
  }

  private static MarkupException wrong(String why) {
    return new MarkupException("can't parse entities: " + why);
  }
}
