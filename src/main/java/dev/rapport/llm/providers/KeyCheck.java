package dev.rapport.llm.providers;

import dev.rapport.llm.http.ModelTransport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out at start whether a provider accepts our key, in the background and for free: by asking
/// for its list of models.
final class KeyCheck {
  private static final Logger log = LoggerFactory.getLogger(KeyCheck.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final String setting;
  private volatile boolean refused;

  /// @param setting the setting that holds the key
  private KeyCheck(String setting) {
    this.setting = setting;
  }

  /// A check that never complains.
  static KeyCheck none() {
    return new KeyCheck("");
  }

  static KeyCheck start(
      String setting, ModelTransport transport, URI models, Map<String, String> headers) {
    var check = new KeyCheck(setting);
    Thread.ofVirtual().name("key check").start(() -> check.ask(transport, models, headers));
    return check;
  }

  /// The note that a description needs, or empty.
  String note() {
    return refused ? " (its key is refused; set a valid " + setting + ")" : "";
  }

  private void ask(ModelTransport transport, URI models, Map<String, String> headers) {
    try {
      int status = transport.get(models, headers, LIMIT).status();
      if (status != 401 && status != 403) return;
      refused = true;
      log.error("{} refuses the key in {}; set a valid one", models.getHost(), setting);
    } catch (IOException e) {
      log.debug("could not check {}", setting, e);
    }
  }
}
