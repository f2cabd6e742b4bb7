package dev.rapport.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultipartTest {
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Upload> files = new HashMap<>();

  private void read(String contentType, String body) {
    new Multipart(contentType, body.getBytes(StandardCharsets.UTF_8)).read(values, files);
  }

  @Test
  void fieldsAndFilesAreToldApart() {
    read(
        "multipart/form-data; boundary=\"a b\"",
        """
        --a b\r
        Content-Disposition: form-data; name="text"\r
        \r
        two
        lines é\r
        --a b\r
        content-disposition: form-data; filename="x.txt"; name="file"\r
        content-type: text/plain; charset=utf-8\r
        \r
        --a\r
        --a b--\r
        """);

    assertThat(values).containsExactly(Map.entry("text", "two\nlines é"));
    Upload file = files.values().iterator().next();
    assertThat(files).containsOnlyKeys("file");
    assertThat(file.name()).isEqualTo("x.txt");
    assertThat(file.mimeType()).isEqualTo("text/plain");
    assertThat(file.bytes()).asString().isEqualTo("--a");
  }

  @Test
  void aFileWithoutATypeIsAnything() {
    read(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"y\"\r\n\r\n1\r\n--x--");

    assertThat(files.values())
        .extracting(Upload::mimeType)
        .containsExactly("application/octet-stream");
  }

  @Test
  void brokenFormsAreRefused() {
    assertThatThrownBy(() -> read("multipart/form-data", "--x"))
        .hasMessageContaining("no boundary");
    assertThatThrownBy(() -> read("multipart/form-data; boundary=x", "--x\r\nno head\r\n--x--"))
        .hasMessageContaining("no head");
    assertThatThrownBy(() ->
            read(
                "multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--"))
        .hasMessageContaining("no name");
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] body =
        "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n?\r\n--x--"
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int at = 0; at < body.length; at++) {
      if (body[at] == '?') body[at] = (byte) 0xFF;
    }

    assertThatThrownBy(
            () -> new Multipart("multipart/form-data; boundary=x", body).read(values, files))
        .hasMessage("strings must be encoded in UTF-8");
  }

  @Test
  void aFormWithoutAnEndHasNoLastPart() {
    read("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"");

    assertThat(values).isEmpty();
  }
}
