package dev.rapport.telegram.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.telegram.fake.FakeBotApi;
import dev.rapport.telegram.fake.Reaction;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileDownloadTest {
  private static final int MEGABYTE = 1 << 20;

  private final FakeBotApi server = new FakeBotApi();
  private final TestClient client = new TestClient(server.address());

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void aFileIsFetchedByItsPath() throws IOException {
    server.on("getFile", file("voice/file 1.oga", 5));
    server.on("file%201.oga", Reaction.answer(200, "hello"));

    try (InputStream content = client.api.download("abc")) {
      assertThat(content.read()).isEqualTo('h');
      assertThat(content.skip(1)).isEqualTo(1);
      assertThat(content).hasContent("llo");
    }
    assertThat(server.requests("getFile").getFirst().body()).isEqualTo("{\"file_id\":\"abc\"}");
    assertThat(server.requests("file%201.oga").getFirst().path())
        .isEqualTo("/file/bot42:SECRET-token/voice/file%201.oga");
  }

  @Test
  void aFileThatIsTooLargeByWhatTelegramSaysIsNotFetched() {
    server.on("getFile", file("a", 20 * MEGABYTE + 1));

    assertThatThrownBy(() -> client.api.download("abc")).hasMessageContaining("20 MB");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aFileThatTurnsOutTooLargeIsNotReadToItsEnd() throws IOException {
    server.on("getFile", file("a", 5));
    server.on("a", Reaction.answer(200, new byte[20 * MEGABYTE + 1]));
    assertThatThrownBy(() -> client.api.download("abc")).hasMessageContaining("20 MB");

    server.on("a", endless());
    try (InputStream content = client.api.download("abc")) {
      assertThatThrownBy(content::readAllBytes).hasMessageContaining("20 MB");
    }
  }

  static Stream<Reaction> failures() {
    return Stream.of(
        Reaction.error(400, "Bad Request: file is too big"),
        Reaction.answer(502, "<html>"),
        Reaction.ok("{\"file_id\":\"abc\"}"),
        Reaction.drop());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void whatTelegramDoesNotGiveFailsWithoutShowingTheToken(Reaction reaction) {
    server.on("getFile", reaction);

    assertThatThrownBy(() -> client.api.download("abc"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Telegram")
        .hasMessageNotContaining("SECRET");
  }

  static Stream<Reaction> lostFiles() {
    return Stream.of(Reaction.answer(404, "gone"), Reaction.drop(), Reaction.raw("garbage"));
  }

  @ParameterizedTest
  @MethodSource("lostFiles")
  void aFileThatIsGoneFailsWithoutShowingTheToken(Reaction reaction) {
    server.on("getFile", file("a", 5));
    server.on("a", reaction);

    assertThatThrownBy(() -> client.api.download("abc"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be fetched")
        .hasMessageNotContaining("SECRET");
  }

  private static Reaction file(String path, int size) {
    return Reaction.ok(
        "{\"file_id\":\"abc\",\"file_path\":\"%s\",\"file_size\":%d}".formatted(path, size));
  }

  private static Reaction endless() {
    return connection -> {
      var output = connection.getOutputStream();
      output.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      byte[] chunk = new byte[MEGABYTE];
      for (int i = 0; i < 40; i++) output.write(chunk);
      return false;
    };
  }
}
