package dev.rapport.simulator;

import static dev.rapport.simulator.SimulatedTelegram.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FilesTest {
  private static final byte[] PNG =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
  private static final byte[] OGG = "OggS and the rest".getBytes(StandardCharsets.US_ASCII);

  private final SimulatedTelegram telegram = new SimulatedTelegram().withoutLimits();

  @AfterEach
  void close() {
    telegram.close();
  }

  private JsonNode personSends(String kind, String mimeType, byte[] bytes, String more) {
    return telegram.sim(
        "POST",
        "/sim/chats/" + ALICE + "/messages",
        "{'from':%d,'file':{'kind':'%s','name':'a.bin','mime_type':'%s','base64':'%s','duration':3}%s}"
            .formatted(ALICE, kind, mimeType, Base64.getEncoder().encodeToString(bytes), more));
  }

  private byte[] download(String fileId) {
    JsonNode file = telegram.result("getFile", "{'file_id':'%s'}".formatted(fileId));
    String path = "/file/bot" + Simulator.BOT_TOKEN + "/" + file.path("file_path").stringValue();
    return telegram.raw(HttpRequest.newBuilder(telegram.uri().resolve(path))).body();
  }

  private JsonNode upload(String method, String field, byte[] content, String more) {
    var body = new ByteArrayOutputStream();
    for (String pair : ("chat_id=" + ALICE + more).split("&")) {
      String[] parts = pair.split("=", 2);
      body.writeBytes(
          "--XyZ\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(parts[0], parts[1])
              .getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(
        "--XyZ\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"f.bin\"\r\nContent-Type: application/x-test\r\n\r\n"
            .formatted(field)
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--XyZ--\r\n".getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(telegram.uri().resolve("/bot" + Simulator.BOT_TOKEN + "/" + method))
            .header("Content-Type", "multipart/form-data; boundary=XyZ")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    return JsonMapper.shared().readTree(telegram.raw(request).body());
  }

  @Test
  void aPersonsPhotoComesInSizesAndCanBeDownloaded() {
    personSends("photo", "image/png", PNG, ",'caption':'see #this'");

    JsonNode message = telegram.updates(0).path(0).path("message");
    JsonNode size = message.path("photo").path(0);
    assertThat(size.path("width").intValue()).isEqualTo(1);
    assertThat(message.path("caption").stringValue()).isEqualTo("see #this");
    assertThat(message.path("caption_entities")).hasSize(1);
    assertThat(download(size.path("file_id").stringValue())).isEqualTo(PNG);
  }

  @Test
  void aLargePhotoHasASmallSizeToo() {
    byte[] jpeg = {
      (byte) 0xFF,
      (byte) 0xD8,
      (byte) 0xFF,
      (byte) 0xE0,
      0,
      4,
      1,
      2,
      (byte) 0xFF,
      (byte) 0xC0,
      0,
      11,
      8,
      3,
      0,
      4,
      0,
      1,
      1,
      0x11,
      0
    };

    JsonNode sizes = personSends("photo", "image/jpeg", jpeg, "").path("photo");

    assertThat(sizes).hasSize(2);
    assertThat(sizes.path(0).path("width").intValue()).isEqualTo(320);
    assertThat(sizes.path(0).path("height").intValue()).isEqualTo(240);
    assertThat(sizes.path(1).path("width").intValue()).isEqualTo(1024);
    assertThat(sizes.path(1).path("height").intValue()).isEqualTo(768);
  }

  @Test
  void aPersonsVoiceAndDocumentCome() {
    personSends("voice", "audio/ogg", OGG, "");
    personSends("document", "text/plain", new byte[] {65}, "");

    JsonNode updates = telegram.updates(0);
    JsonNode voice = updates.path(0).path("message").path("voice");
    JsonNode document = updates.path(1).path("message").path("document");
    assertThat(voice.path("duration").intValue()).isEqualTo(3);
    assertThat(voice.path("file_size").intValue()).isEqualTo(OGG.length);
    assertThat(document.path("file_name").stringValue()).isEqualTo("a.bin");
    assertThat(document.path("mime_type").stringValue()).isEqualTo("text/plain");
    assertThat(document.path("file_unique_id").stringValue()).isNotEmpty();
  }

  @Test
  void theBotsFilesReachThePerson() {
    JsonNode photo = upload("sendPhoto", "photo", PNG, "&caption=<b>x</b>&parse_mode=HTML");
    JsonNode voice = upload("sendVoice", "voice", OGG, "&duration=7");
    JsonNode document = upload("sendDocument", "thing", PNG, "&document=attach://thing");
    JsonNode audio = upload("sendAudio", "audio", new byte[] {1}, "&duration=9");

    JsonNode sizes = photo.path("result").path("photo");
    assertThat(photo.path("result").path("caption").stringValue()).isEqualTo("x");
    assertThat(download(sizes.path(0).path("file_id").stringValue())).isEqualTo(PNG);
    assertThat(voice.path("result").path("voice").path("duration").intValue()).isEqualTo(7);
    assertThat(document.path("result").path("document").path("file_name").stringValue())
        .isEqualTo("f.bin");
    assertThat(document.path("result").path("document").path("mime_type").stringValue())
        .isEqualTo("application/x-test");
    assertThat(audio.path("result").path("audio").path("duration").intValue()).isEqualTo(9);
  }

  @Test
  void aCaptionCanBeEditedAndATextOfAFileCannot() {
    int id =
        upload("sendPhoto", "photo", PNG, "&caption=one")
            .path("result")
            .path("message_id")
            .intValue();
    String edit = "{'chat_id':%d,'message_id':%d,%s}";

    JsonNode edited =
        telegram.result("editMessageCaption", edit.formatted(ALICE, id, "'caption':'two'"));
    JsonNode without = telegram.result("editMessageCaption", edit.formatted(ALICE, id, "'x':1"));

    assertThat(edited.path("caption").stringValue()).isEqualTo("two");
    assertThat(without.has("caption")).isFalse();
    assertThat(telegram.refusal("editMessageText", edit.formatted(ALICE, id, "'text':'x'")))
        .isEqualTo("Bad Request: there is no text in the message to edit");
  }

  @Test
  void whatIsNoOggIsNoVoiceMessage() {
    JsonNode sent =
        upload("sendVoice", "voice", "RIFFxxxx".getBytes(StandardCharsets.US_ASCII), "");

    assertThat(sent.path("result").has("voice")).isFalse();
    assertThat(sent.path("result").has("document")).isTrue();
  }

  @Test
  void aFileCanBeSentAgainByItsId() {
    String id =
        personSends("document", "text/plain", new byte[] {65}, "")
            .path("document")
            .path("file_id")
            .stringValue();

    JsonNode sent =
        telegram.result("sendDocument", "{'chat_id':%d,'document':'%s'}".formatted(ALICE, id));

    assertThat(sent.path("document").path("file_id").stringValue()).isEqualTo(id);
  }

  @Test
  void wrongFilesAreRefusedInTelegramsWords() {
    String to = "{'chat_id':" + ALICE + "%s}";

    assertThat(telegram.refusal("sendPhoto", to.formatted("")))
        .isEqualTo("Bad Request: there is no photo in the request");
    assertThat(telegram.refusal("sendPhoto", to.formatted(",'photo':'nonsense'")))
        .startsWith("Bad Request: wrong remote file identifier specified");
    assertThat(telegram.refusal("sendPhoto", to.formatted(",'photo':'https://a.de/b.png'")))
        .isEqualTo("Bad Request: failed to get HTTP URL content");
    assertThat(
            upload("sendPhoto", "photo", new byte[] {1, 2}, "").path("description").stringValue())
        .isEqualTo("Bad Request: IMAGE_PROCESS_FAILED");
    assertThat(
            upload("sendDocument", "document", new byte[0], "").path("description").stringValue())
        .isEqualTo("Bad Request: file must be non-empty");
    assertThat(
            upload("sendPhoto", "photo", PNG, "&caption=" + "x".repeat(1025))
                .path("description")
                .stringValue())
        .isEqualTo("Bad Request: message caption is too long");
    assertThat(telegram.refusal("getFile", "{'file_id':'x'}"))
        .isEqualTo("Bad Request: wrong file_id or the file is temporarily unavailable");
    assertThat(telegram.refusal("getFile", "{}")).isEqualTo("Bad Request: file_id not specified");
  }

  @Test
  void aFileOfMoreThanTwentyMegabytesCannotBeDownloaded() {
    JsonNode sent = upload("sendDocument", "document", new byte[21 * 1024 * 1024], "");
    String id = sent.path("result").path("document").path("file_id").stringValue();

    assertThat(telegram.refusal("getFile", "{'file_id':'%s'}".formatted(id)))
        .isEqualTo("Bad Request: file is too big");
  }

  @Test
  void aRequestBeyondTelegramsSizeIsRefused() {
    JsonNode sent = upload("sendDocument", "document", new byte[53 * 1024 * 1024], "");

    assertThat(sent.path("error_code").intValue()).isEqualTo(413);
  }

  @Test
  void aDownloadNeedsTheTokenAndTheRightPath() {
    var stranger =
        HttpRequest.newBuilder(telegram.uri().resolve("/file/bot1:stranger/photos/file_1.png"));
    var missing =
        HttpRequest.newBuilder(
            telegram.uri().resolve("/file/bot" + Simulator.BOT_TOKEN + "/photos/file_9.png"));

    assertThat(telegram.raw(stranger).statusCode()).isEqualTo(401);
    assertThat(telegram.raw(missing).statusCode()).isEqualTo(404);
  }

  @Test
  void thePageSeesFilesButNothingThatCouldRunInIt() {
    String photo =
        personSends("photo", "image/png", PNG, "")
            .path("photo")
            .path(0)
            .path("file_id")
            .stringValue();
    String page =
        personSends("document", "text/html", new byte[] {65}, "")
            .path("document")
            .path("file_id")
            .stringValue();

    var seen =
        telegram.raw(HttpRequest.newBuilder(telegram.uri().resolve("/sim/files?id=" + photo)));
    var other =
        telegram.raw(HttpRequest.newBuilder(telegram.uri().resolve("/sim/files?id=" + page)));

    assertThat(seen.body()).isEqualTo(PNG);
    assertThat(seen.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(other.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(telegram.trySim("GET", "/sim/files?id=none", "").status()).isEqualTo(400);
  }

  @Test
  void aBadFileFromAPersonIsRefused() {
    String body = "{'from':%d,'file':{'kind':'%s','base64':'%s'}}";

    assertThat(
            telegram
                .trySim(
                    "POST",
                    "/sim/chats/" + ALICE + "/messages",
                    body.formatted(ALICE, "sticker", "QQ=="))
                .status())
        .isEqualTo(400);
    assertThat(
            telegram
                .trySim(
                    "POST",
                    "/sim/chats/" + ALICE + "/messages",
                    body.formatted(ALICE, "photo", "***"))
                .status())
        .isEqualTo(400);
  }
}
