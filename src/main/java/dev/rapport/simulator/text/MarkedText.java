package dev.rapport.simulator.text;

import dev.rapport.simulator.wire.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/// A text and its entities, as they are shown.
public record MarkedText(String text, List<Entity> entities) {
  /// More than these are dropped without a word.
  private static final int MOST_ENTITIES = 100;

  public MarkedText {
    entities = List.copyOf(entities);
  }

  public ArrayNode entitiesJson() {
    ArrayNode json = Json.array();
    entities.forEach(entity -> json.add(entity.json()));
    return json;
  }

  /// The same without blanks around it, and with what Telegram recognizes by itself: addresses,
  /// mentions, commands, hashtags.
  MarkedText finished() {
    MarkedText trimmed = trimmed();
    List<Entity> all = new ArrayList<>(trimmed.entities);
    all.addAll(FoundEntities.in(trimmed.text, trimmed.entities));
    all.sort(EntityRules.ORDER);
    return new MarkedText(trimmed.text, all.subList(0, Math.min(MOST_ENTITIES, all.size())));
  }

  private MarkedText trimmed() {
    int from = 0;
    int to = text.length();
    while (to > 0 && text.charAt(to - 1) <= ' ') to--;
    // Blanks that an entity begins with stay, such as the indent of code.
    int firstEntity = entities.stream().mapToInt(Entity::offset).min().orElse(to);
    while (from < Math.min(to, firstEntity) && text.charAt(from) <= ' ') from++;
    List<Entity> kept = new ArrayList<>();
    for (Entity entity : entities) {
      int start = Math.max(entity.offset(), from);
      int end = Math.min(entity.end(), to);
      if (end > start) kept.add(entity.within(start - from, end - start));
    }
    return new MarkedText(text.substring(from, to), kept);
  }
}
