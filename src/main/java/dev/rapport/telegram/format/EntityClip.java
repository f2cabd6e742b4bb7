package dev.rapport.telegram.format;

import dev.rapport.telegram.TextEntity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Makes the entities of one message from the spans that touch it.
final class EntityClip {
  /// Telegram ignores what is beyond.
  static final int MAX_ENTITIES = 100;

  private final CharSequence text;
  private final int from;
  private final int to;
  private final int added;
  private final int head;
  private final List<TextEntity> entities = new ArrayList<>();
  private final List<Style> styles = new ArrayList<>();

  /// @param added the characters in front of the message that are not from `text[from, to)`
  /// @param head how many of those, the last, are the repeated head of a table
  EntityClip(CharSequence text, int from, int to, int added, int head) {
    this.text = text;
    this.from = from;
    this.to = to;
    this.added = added;
    this.head = head;
  }

  /// Adds the part of a span that is in this message, without blanks at its ends.
  void add(Span span) {
    int start = Math.max(span.start(), from);
    int end = Math.min(span.end(), to);
    while (end > start && Blank.isSpace(text.charAt(end - 1))) end--;
    boolean block = span.style() == Style.PRE;
    while (start < end && !block && Blank.isSpace(text.charAt(start))) start++;
    if (start >= end) return;
    int repeated = block && span.start() < from ? head : 0;
    int offset = start - from + added - repeated;
    int length = end - start + repeated;
    String name = span.style().telegramName();
    entities.add(new TextEntity(name, offset, length, span.url(), span.language()));
    styles.add(span.style());
  }

  List<TextEntity> entities() {
    if (entities.size() <= MAX_ENTITIES) return entities;
    return IntStream.range(0, entities.size())
        .boxed()
        .sorted(Comparator.comparing(styles::get))
        .limit(MAX_ENTITIES)
        .sorted()
        .map(entities::get)
        .toList();
  }
}
