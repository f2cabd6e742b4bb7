package dev.rapport.telegram.client;

import dev.rapport.telegram.json.JsonCursor;
import dev.rapport.telegram.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/// Opens files that people sent.
final class FileDownload {
  private final HttpCalls http;

  FileDownload(HttpCalls http) {
    this.http = http;
  }

  InputStream open(String fileId) throws IOException {
    String path = path(fileId);
    ClassicHttpResponse response = request(path);
    try {
      if (response.getCode() != 200 || response.getEntity() == null) {
        throw new IOException(
            "the file cannot be fetched from Telegram: status " + response.getCode());
      }
      return new BoundedFile(response);
    } catch (IOException e) {
      response.close();
      throw e;
    }
  }

  private ClassicHttpResponse request(String path) throws IOException {
    try {
      return http.get(path);
    } catch (IOException | IllegalStateException e) {
      throw new IOException("the file cannot be fetched from Telegram: " + Failure.words(e));
    }
  }

  private String path(String fileId) throws IOException {
    String body = JsonText.object(json -> json.writeStringProperty("file_id", fileId));
    return switch (http.post("getFile", body)) {
      case Exchange.Answered answered -> path(answered);
      case Exchange.NeverSent(String why) -> throw notAsked(why);
      case Exchange.NoAnswer(String why) -> throw notAsked(why);
    };
  }

  private static IOException notAsked(String why) {
    return new IOException("Telegram cannot be asked for the file: " + why);
  }

  private static String path(Exchange.Answered answered) throws IOException {
    @Nullable BotApiAnswer answer = BotApiAnswer.read(answered.body());
    if (answer == null) throw notAsked("status " + answered.status());
    if (!answer.ok()) throw notAsked(answer.description());
    var result = new FileResult(answered.body());
    if (result.size > BoundedFile.LIMIT) throw BoundedFile.tooLarge();
    if (result.path == null) throw notAsked("it gave no path");
    return Arrays.stream(result.path.split("/"))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  /// What `getFile` tells.
  private static final class FileResult {
    private @Nullable String path;
    private long size;

    FileResult(byte[] answer) {
      try (var json = new JsonCursor(answer)) {
        json.first();
        json.fields(name -> {
          if ("result".equals(name)) json.fields(field -> read(field, json));
        });
      }
    }

    private void read(String field, JsonCursor json) {
      if ("file_path".equals(field)) path = json.text();
      @Nullable Long number = "file_size".equals(field) ? json.integer() : null;
      if (number != null) size = number;
    }
  }
}
