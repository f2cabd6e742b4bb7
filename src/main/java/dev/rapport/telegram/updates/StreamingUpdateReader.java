package dev.rapport.telegram.updates;

import dev.rapport.telegram.Update;
import dev.rapport.telegram.UpdateEnvelope;
import dev.rapport.telegram.UpdateReader;
import dev.rapport.telegram.json.JsonCursor;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Reads updates by streaming. Thread-safe.
final class StreamingUpdateReader implements UpdateReader {
  @Override
  public UpdateEnvelope envelope(long botId, byte[] body) {
    return EnvelopeReader.read(botId, body);
  }

  @Override
  public Update read(byte[] body) {
    try (var json = new JsonCursor(body)) {
      return new OneUpdate(json).read();
    }
  }

  private static final class OneUpdate {
    private final JsonCursor json;
    private long updateId;
    private @Nullable LongFunction<Update> content;
    private String unknownKind = UpdateKind.UNKNOWN;

    OneUpdate(JsonCursor json) {
      this.json = json;
    }

    Update read() {
      try {
        json.first();
        json.fields(this::field);
      } catch (JacksonException _) {
        return new Update.Unreadable(updateId, UpdateKind.UNKNOWN, "the update is not JSON");
      }
      return content == null
          ? new Update.UnknownKind(updateId, unknownKind)
          : content.apply(updateId);
    }

    private void field(String name) {
      if ("update_id".equals(name)) {
        @Nullable Long id = json.integer();
        if (updateId == 0 && id != null) updateId = id;
      } else if (content == null && !json.isNull()) {
        Optional<UpdateKind> kind = UpdateKind.of(name);
        if (kind.isPresent()) content = ContentReader.read(kind.get(), json);
        else remember(name);
      }
    }

    /// Only a name that looks like a field of the Bot API may reach logs.
    private void remember(String name) {
      boolean plausible = name.length() <= 64 && name.matches("[a-z0-9_]+");
      if (plausible && unknownKind.equals(UpdateKind.UNKNOWN)) unknownKind = name;
    }
  }
}
