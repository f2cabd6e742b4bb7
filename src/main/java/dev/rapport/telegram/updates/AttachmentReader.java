package dev.rapport.telegram.updates;

import dev.rapport.telegram.IncomingMessage.Attachment;
import dev.rapport.telegram.json.JsonCursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the description of a file. Used once per file.
final class AttachmentReader {
  private final JsonCursor json;
  private @Nullable String fileId;
  private @Nullable String name;
  private @Nullable String mimeType;
  private long size = -1;
  private long pixels;

  private AttachmentReader(JsonCursor json) {
    this.json = json;
  }

  /// The file here, or null if there is none.
  static @Nullable Attachment read(String kind, JsonCursor json) {
    var reader = new AttachmentReader(json);
    json.fields(reader::field);
    return reader.attachment(kind);
  }

  /// The largest of a photo's sizes here, or null if there is none.
  static @Nullable Attachment readPhoto(JsonCursor json) {
    List<AttachmentReader> sizes = new ArrayList<>();
    json.elements(() -> {
      var reader = new AttachmentReader(json);
      json.fields(reader::field);
      if (reader.fileId != null) sizes.add(reader);
    });
    return sizes.stream()
        .max(Comparator.comparingLong(size -> size.pixels))
        .map(size -> size.attachment("photo"))
        .orElse(null);
  }

  private void field(String field) {
    switch (field) {
      case "file_id" -> fileId = json.text();
      case "file_name" -> name = json.text();
      case "mime_type" -> mimeType = json.text();
      case "file_size" -> size = atLeast(-1, json.integer());
      case "width" -> pixels = Math.max(1, pixels) * side();
      case "height" -> pixels = Math.max(1, pixels) * side();
      default -> {}
    }
  }

  private long side() {
    return Math.min(100_000, atLeast(1, json.integer()));
  }

  private static long atLeast(long least, @Nullable Long value) {
    return value == null ? least : Math.max(least, value);
  }

  private @Nullable Attachment attachment(String kind) {
    return fileId == null ? null : new Attachment(kind, fileId, name, mimeType, size);
  }
}
