package dev.rapport.telegram.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Decides which addresses Telegram takes in a `text_link`; one that it cannot parse makes it
/// refuse the whole message. The rules are those of TDLib's `parse_url` and `check_link`, or
/// stricter.
///
/// A `mailto:` address is not accepted: Telegram would read it as user and host of a web address.
/// As text, it finds and links it by itself.
final class LinkAddress {
  private static final int MAX_LENGTH = 2048;
  private static final int MAX_PORT = 65_535;
  private static final String MAILTO = "mailto:";

  private LinkAddress() {}

  /// The address as Telegram accepts it, or null.
  static @Nullable String accepted(String destination) {
    int colon = destination.indexOf("://");
    if (colon < 0 || destination.length() > MAX_LENGTH) return null;
    int hostStart = colon + 3;
    int hostEnd = hostStart;
    while (hostEnd < destination.length() && "/?#".indexOf(destination.charAt(hostEnd)) < 0) {
      hostEnd++;
    }
    String host = destination.substring(hostStart, hostEnd);
    boolean valid =
        switch (destination.substring(0, colon).toLowerCase(Locale.ROOT)) {
          case "http", "https" -> isWebHost(host);
          case "tg" -> isTelegramHost(host);
          default -> false;
        };
    return valid ? encoded(destination) : null;
  }

  /// What to show of an address that cannot be linked.
  static String shown(String destination) {
    String address = CleanText.of(destination).strip();
    boolean mail = address.regionMatches(true, 0, MAILTO, 0, MAILTO.length());
    return mail ? address.substring(MAILTO.length()) : address;
  }

  private static boolean isWebHost(String hostAndPort) {
    int colon = hostAndPort.indexOf(':');
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    if (colon >= 0 && !isPort(hostAndPort.substring(colon + 1))) return false;
    if (host.isEmpty() || host.equals(".")) return false;
    return host.chars().allMatch(c -> isHostPart((char) c));
  }

  private static boolean isHostPart(char c) {
    if (Ascii.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_') return true;
    return c > '\u007F' && !Character.isSurrogate(c) && Character.isLetterOrDigit(c);
  }

  private static boolean isPort(String port) {
    if (port.isEmpty() || port.length() > 5) return false;
    if (!port.chars().allMatch(c -> Ascii.isDigit((char) c))) return false;
    int number = Integer.parseInt(port);
    return number > 0 && number <= MAX_PORT;
  }

  private static boolean isTelegramHost(String host) {
    if (host.isEmpty()) return false;
    return host.chars().allMatch(c -> Ascii.isLetterOrDigit((char) c) || c == '-' || c == '_');
  }

  private static String encoded(String url) {
    var result = new StringBuilder(url.length() + 16);
    String clean = CleanText.of(url);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (c == ' ' || c == '\n' || c == '\t') result.append("%").append(hex(c));
      else if (!Blank.isSpace(c)) result.append(c);
    }
    return result.toString();
  }

  private static String hex(char c) {
    return c == ' ' ? "20" : c == '\n' ? "0A" : "09";
  }
}
