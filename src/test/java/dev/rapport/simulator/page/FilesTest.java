package dev.rapport.simulator.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@BrowserTest
final class FilesTest {
  private static final byte[] RED_PIXELS =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==");

  private Stage stage;
  private long ada;
  private ChatPage page;

  @BeforeEach
  void adaOpensHerChatWithTheBot(Stage stage) {
    this.stage = stage;
    stage.bot().poll(0);
    ada = stage.control().addPerson("Ada");
    page = stage.desktop(ChatPage.chat(ada, ada));
  }

  @Test
  void aPictureIsSentAsAPhotoWithItsCaptionAndShown() {
    choose("red.png", "image/png", RED_PIXELS);
    assertThat(page.page().locator(".attachment")).containsText("as a photo");

    page.write("Look at this");

    JsonNode message = stage.bot().next("message");
    assertThat(message.path("caption").asString()).isEqualTo("Look at this");
    assertThat(message.at("/photo/0/width").asInt()).isEqualTo(2);
    Locator picture = page.message("Look at this").locator(".photo img");
    assertThat(picture).hasJSProperty("naturalWidth", 2);
    assertThat(page.page().locator(".attachment")).isHidden();
  }

  @Test
  void aDocumentKeepsItsNameAndCanBeDownloaded() {
    choose("notes.txt", "text/plain", "three words here".getBytes(UTF_8));
    page.button("Send").click();

    assertThat(stage.bot().next("message").at("/document/file_name").asString())
        .isEqualTo("notes.txt");
    Locator file = page.message("notes.txt").locator(".file");
    assertThat(file).containsText("16 B");
    var download = page.page().waitForDownload(file::click);
    assertThat(download.suggestedFilename()).isEqualTo("notes.txt");
    assertThat(download.path()).hasContent("three words here");
  }

  @Test
  void aVoiceMessageHasAPlayerAndItsLength() {
    stage
        .control()
        .write(
            ada,
            ada,
            Map.of(
                "file",
                Map.of(
                    "kind", "voice",
                    "name", "note.ogg",
                    "mime_type", "audio/ogg",
                    "base64", Base64.getEncoder().encodeToString("OggS".getBytes(UTF_8)),
                    "duration", 75)));

    assertThat(page.messages().last().locator("audio")).isVisible();
    assertThat(page.messages().last()).containsText("Voice message · 1:15");
  }

  @Test
  void aChosenFileCanBeRemovedAgain() {
    choose("notes.txt", "text/plain", "x".getBytes(UTF_8));

    page.button("Remove the file").click();

    assertThat(page.page().locator(".attachment")).isHidden();
    assertThat(page.button("Send")).isDisabled();
  }

  private void choose(String name, String type, byte[] content) {
    page.page().locator("#file-input").setInputFiles(new FilePayload(name, type, content));
  }
}
