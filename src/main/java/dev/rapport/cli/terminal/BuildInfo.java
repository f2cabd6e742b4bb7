package dev.rapport.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which build this is.
///
/// @param version such as `0.1.0`
/// @param time when it was built, as an ISO instant, or `unknown`
public record BuildInfo(String version, String time) {
  private static final String FILE = "/META-INF/build-info.properties";

  /// Reads what the build noted. Without the note, as when started from an editor, both are told to
  /// be unknown.
  public static BuildInfo read() {
    var properties = new Properties();
    try (InputStream note = BuildInfo.class.getResourceAsStream(FILE)) {
      if (note != null) properties.load(note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildInfo(
        properties.getProperty("build.version", "development"),
        properties.getProperty("build.time", "unknown"));
  }
}
