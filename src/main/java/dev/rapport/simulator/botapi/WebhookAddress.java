package dev.rapport.simulator.botapi;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which addresses may be a webhook: Telegram's own rule, except that anything goes on this
/// machine.
final class WebhookAddress {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<Integer> PORTS = Set.of(-1, 80, 88, 443, 8443);

  private WebhookAddress() {}

  static URI checked(String text) {
    URI url = parsed(text.contains("://") ? text : "https://" + text);
    @Nullable String host = url.getHost();
    if (host == null) throw Refusal.bad("invalid webhook URL specified");
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw Refusal.bad("invalid webhook URL specified");
    }
    if (THIS_MACHINE.contains(host)) return url;
    if (!scheme.equals("https")) {
      throw Refusal.bad("bad webhook: An HTTPS URL must be provided for webhook");
    }
    if (!PORTS.contains(url.getPort())) {
      throw Refusal.bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
    }
    return url;
  }

  private static URI parsed(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException _) {
      throw Refusal.bad("invalid webhook URL specified");
    }
  }
}
