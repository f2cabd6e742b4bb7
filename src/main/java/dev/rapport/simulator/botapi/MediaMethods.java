package dev.rapport.simulator.botapi;

import dev.rapport.simulator.text.MarkedText;
import dev.rapport.simulator.wire.Upload;
import dev.rapport.simulator.world.MediaFields;
import dev.rapport.simulator.world.StoredFile;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Files out and in.
final class MediaMethods {
  private static final int LARGEST_UPLOAD = 50 * 1024 * 1024;
  private static final int LARGEST_PHOTO = 10 * 1024 * 1024;
  private static final int LARGEST_DOWNLOAD = 20 * 1024 * 1024;
  private static final byte[] OGG = {'O', 'g', 'g', 'S'};
  private static final byte[][] PICTURES = {
    {(byte) 0x89, 'P', 'N', 'G'}, {(byte) 0xFF, (byte) 0xD8}, {'G', 'I', 'F'}, {'R', 'I', 'F', 'F'}
  };

  private MediaMethods() {}

  static Map<String, Method> all() {
    return Map.of(
        "sendPhoto", MediaMethods::sendPhoto,
        "sendDocument", MediaMethods::sendDocument,
        "sendVoice", MediaMethods::sendVoice,
        "sendAudio", MediaMethods::sendAudio,
        "getFile", MediaMethods::getFile);
  }

  private static JsonNode sendPhoto(Call call) {
    StoredFile file = file(call, "photo", "photos");
    byte[] bytes = file.upload().bytes();
    if (bytes.length > LARGEST_PHOTO) throw Refusal.bad("PHOTO_SIZE_INVALID");
    if (Arrays.stream(PICTURES).noneMatch(head -> begins(bytes, head))) {
      throw Refusal.bad("IMAGE_PROCESS_FAILED");
    }
    return send(call, media(call).photo(file));
  }

  private static JsonNode sendDocument(Call call) {
    return send(call, media(call).document(file(call, "document", "documents")));
  }

  /// Only OGG shows as a voice message; anything else arrives as a document, as in Telegram.
  private static JsonNode sendVoice(Call call) {
    StoredFile file = file(call, "voice", "voice");
    boolean isVoice = begins(file.upload().bytes(), OGG);
    return send(
        call, isVoice ? media(call).voice(file, seconds(call)) : media(call).document(file));
  }

  private static JsonNode sendAudio(Call call) {
    return send(call, media(call).audio(file(call, "audio", "music"), seconds(call)));
  }

  private static int seconds(Call call) {
    return call.number("duration", 0, 0, 24 * 3600);
  }

  private static MediaFields media(Call call) {
    return new MediaFields(call.world().files());
  }

  private static JsonNode send(Call call, ObjectNode fields) {
    MarkedText caption = Texts.caption(call);
    Texts.put(fields, caption, "caption", "caption_entities");
    return Sending.send(call, fields).json();
  }

  /// The file: uploaded, attached under another name, or known by its id.
  private static StoredFile file(Call call, String field, String folder) {
    @Nullable Upload upload = call.upload(field);
    String text = call.text(field);
    if (upload == null && text.startsWith("attach://")) {
      upload = call.upload(text.substring("attach://".length()));
    }
    if (upload != null) {
      if (upload.bytes().length == 0) throw Refusal.bad("file must be non-empty");
      if (upload.bytes().length > LARGEST_UPLOAD) throw Refusal.tooLarge();
      return call.world().files().add(folder, upload);
    }
    if (text.isEmpty()) throw Refusal.bad("there is no " + field + " in the request");
    if (text.startsWith("http://") || text.startsWith("https://")) {
      throw Refusal.bad("failed to get HTTP URL content"); // nothing is fetched from outside
    }
    Optional<StoredFile> known = call.world().files().find(text);
    return known.orElseThrow(
        () -> Refusal.bad("wrong remote file identifier specified: Wrong string length"));
  }

  private static boolean begins(byte[] bytes, byte[] head) {
    return bytes.length >= head.length
        && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
  }

  private static JsonNode getFile(Call call) {
    if (!call.has("file_id")) throw Refusal.bad("file_id not specified");
    StoredFile file =
        call.world()
            .files()
            .find(call.text("file_id"))
            .orElseThrow(() -> Refusal.bad("wrong file_id or the file is temporarily unavailable"));
    if (file.upload().bytes().length > LARGEST_DOWNLOAD) throw Refusal.bad("file is too big");
    return file.json().put("file_path", file.path());
  }
}
