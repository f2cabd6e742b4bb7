package dev.rapport.simulator.control;

import dev.rapport.simulator.wire.MalformedRequest;
import dev.rapport.simulator.wire.Upload;
import dev.rapport.simulator.world.FileStore;
import dev.rapport.simulator.world.MediaFields;
import dev.rapport.simulator.world.People;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A file that a person sends.
final class SentFile {
  private final FileStore files;

  SentFile(FileStore files) {
    this.files = files;
  }

  ObjectNode fields(Visit visit) {
    JsonNode file = visit.body().path("file");
    Upload upload =
        new Upload(
            file.path("name").asString("file"),
            file.path("mime_type").asString("application/octet-stream"),
            bytes(file.path("base64").asString("")));
    var media = new MediaFields(files);
    ObjectNode fields =
        switch (file.path("kind").asString("")) {
          case "photo" -> media.photo(files.add("photos", upload));
          case "document" -> media.document(files.add("documents", upload));
          case "voice" -> media.voice(files.add("voice", upload), file.path("duration").asInt(1));
          default -> throw new MalformedRequest("a file's kind is photo, document or voice");
        };
    @Nullable String caption = visit.optionalText("caption");
    if (caption != null && !caption.isBlank()) {
      fields.setAll(People.textFields(caption, "caption", "caption_entities"));
    }
    return fields;
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new MalformedRequest("base64 is not base64", e);
    }
  }
}
