package dev.rapport.simulator.text;

import java.util.Comparator;
import java.util.List;

/// What entities must keep: they lie inside the text and cut no character, none overlaps another in
/// part, code contains nothing and is in nothing but a quote, quotes are not nested.
///
/// Given as entities, anything else is refused, although Telegram itself repairs some of it without
/// a word: a bot that relies on that shows something else than it meant.
final class EntityRules {
  static final Comparator<Entity> ORDER =
      Comparator.comparingInt(Entity::offset)
          .thenComparing(Comparator.comparingInt(Entity::length).reversed())
          .thenComparingInt(entity -> entity.isQuote() ? 0 : entity.isCode() ? 1 : 2);

  private EntityRules() {}

  static void check(String text, List<Entity> entities) {
    entities.forEach(entity -> checkBounds(text, entity));
    for (int first = 0; first < entities.size(); first++) {
      for (int second = first + 1; second < entities.size(); second++) {
        checkPair(entities.get(first), entities.get(second));
      }
    }
  }

  private static void checkBounds(String text, Entity entity) {
    if (entity.offset() < 0 || entity.length() <= 0) {
      throw new MarkupException(
          "can't parse entities: entity beginning at UTF-16 offset %d has length %d"
              .formatted(entity.offset(), entity.length()));
    }
    if ((long) entity.offset() + entity.length() > text.length()) {
      throw new MarkupException(
          "entity beginning at UTF-16 offset %d ends after the end of the text at UTF-16 offset %d"
              .formatted(entity.offset(), text.length()));
    }
    if (cuts(text, entity.offset())) throw middle("begins", text, entity.offset());
    if (cuts(text, entity.end())) throw middle("ends", text, entity.end());
  }

  private static boolean cuts(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isLowSurrogate(text.charAt(at))
        && Character.isHighSurrogate(text.charAt(at - 1));
  }

  private static MarkupException middle(String verb, String text, int at) {
    return new MarkupException(
        "entity %s in a middle of a UTF-16 symbol at byte offset %d"
            .formatted(verb, Bytes.length(text, at - 1)));
  }

  private static void checkPair(Entity first, Entity second) {
    if (!first.touches(second)) return;
    boolean nested = first.contains(second) || second.contains(first);
    if (nested && mayNest(first, second)) return;
    throw new MarkupException(
        "can't parse entities: the %s at UTF-16 offset %d and the %s at UTF-16 offset %d can't overlap"
            .formatted(first.type(), first.offset(), second.type(), second.offset()));
  }

  private static boolean mayNest(Entity first, Entity second) {
    if (first.isQuote() != second.isQuote()) return true;
    if (first.isQuote()) return false;
    if (first.isCode() || second.isCode()) return false;
    return first.isStyle() || second.isStyle();
  }

  /// What parse modes yield is nested by construction; what must not be together, code and styles
  /// above all, loses the part that Telegram drops.
  static MarkedText resolved(MarkedText marked) {
    List<Entity> kept =
        marked.entities().stream()
            .filter(entity -> marked.entities().stream().noneMatch(other -> beats(other, entity)))
            .sorted(ORDER)
            .toList();
    return new MarkedText(marked.text(), kept);
  }

  private static boolean beats(Entity other, Entity entity) {
    if (other.equals(entity) || !other.touches(entity) || mayNest(other, entity)) return false;
    if (other.isCode() != entity.isCode()) return other.isCode();
    return other.contains(entity) && !entity.contains(other);
  }
}
