package dev.rapport.telegram.updates;

import dev.rapport.telegram.TextEntity;
import dev.rapport.telegram.json.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the formatting of a text. Used once per entity.
final class EntityReader {
  private final JsonCursor json;
  private @Nullable String type;
  private long offset = -1;
  private long length = -1;
  private @Nullable String url;
  private @Nullable String language;

  private EntityReader(JsonCursor json) {
    this.json = json;
  }

  static List<TextEntity> readAll(JsonCursor json) {
    List<TextEntity> entities = new ArrayList<>();
    json.elements(() -> {
      var reader = new EntityReader(json);
      json.fields(reader::field);
      reader.addTo(entities);
    });
    return entities;
  }

  private void field(String name) {
    switch (name) {
      case "type" -> type = json.text();
      case "offset" -> offset = integer();
      case "length" -> length = integer();
      case "url" -> url = json.text();
      case "language" -> language = json.text();
      default -> {}
    }
  }

  private long integer() {
    @Nullable Long value = json.integer();
    return value == null || value > Integer.MAX_VALUE ? -1 : value;
  }

  private void addTo(List<TextEntity> entities) {
    if (type == null || offset < 0 || length < 1) return;
    entities.add(new TextEntity(type, (int) offset, (int) length, url, language));
  }
}
