package dev.rapport.simulator.control;

import dev.rapport.simulator.wire.HttpCall;
import dev.rapport.simulator.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The chat page: the files below `/simulator/` on the class path.
final class Page {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "json", "application/json",
          "webmanifest", "application/manifest+json");

  Reply answer(HttpCall call) {
    String path = call.path().equals("/") ? "/index.html" : call.path();
    String ending = path.substring(path.lastIndexOf('.') + 1);
    if (!call.method().equals("GET") || !isPlain(path) || !TYPES.containsKey(ending)) {
      return missing();
    }
    try (@Nullable InputStream file = Page.class.getResourceAsStream("/simulator" + path)) {
      if (file == null) return missing();
      return new Reply.Full(200, TYPES.getOrDefault(ending, ""), file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPlain(String path) {
    return path.matches("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
  }

  private static Reply missing() {
    return Reply.text(404, "text/plain", "There is nothing here.");
  }
}
