package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.Upload;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes the fields of messages that carry files.
public final class MediaFields {
  private final FileStore files;

  public MediaFields(FileStore files) {
    this.files = files;
  }

  /// A photo in two sizes, the larger one last.
  public ObjectNode photo(StoredFile file) {
    Upload upload = file.upload();
    ImageSize size = ImageSize.of(upload.bytes());
    ArrayNode sizes = Json.array();
    ImageSize small = size.within(320);
    if (!small.equals(size)) sizes.add(small.put(files.add("photos", upload).json()));
    sizes.add(size.put(file.json()));
    ObjectNode fields = Json.object();
    fields.set("photo", sizes);
    return fields;
  }

  public ObjectNode document(StoredFile file) {
    return one("document", named(file));
  }

  public ObjectNode voice(StoredFile file, int seconds) {
    ObjectNode voice = Json.object().put("duration", seconds).put("mime_type", "audio/ogg");
    voice.setAll(file.json());
    return one("voice", voice);
  }

  public ObjectNode audio(StoredFile file, int seconds) {
    ObjectNode audio = Json.object().put("duration", seconds);
    audio.setAll(named(file));
    return one("audio", audio);
  }

  private static ObjectNode named(StoredFile file) {
    ObjectNode json =
        Json.object()
            .put("file_name", file.upload().name())
            .put("mime_type", file.upload().mimeType());
    json.setAll(file.json());
    return json;
  }

  private static ObjectNode one(String field, ObjectNode content) {
    ObjectNode fields = Json.object();
    fields.set(field, content);
    return fields;
  }
}
