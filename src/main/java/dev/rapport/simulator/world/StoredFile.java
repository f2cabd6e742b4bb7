package dev.rapport.simulator.world;

import dev.rapport.simulator.wire.Json;
import dev.rapport.simulator.wire.Upload;
import tools.jackson.databind.node.ObjectNode;

/// A file on Telegram's servers.
///
/// @param path where a bot downloads it, below `/file/bot<token>/`
public record StoredFile(String id, String path, Upload upload) {
  /// The fields that every kind of file has.
  public ObjectNode json() {
    return Json.object()
        .put("file_id", id)
        .put("file_unique_id", "u" + id.substring(id.length() - 10))
        .put("file_size", upload.bytes().length);
  }
}
