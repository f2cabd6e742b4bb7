package dev.rapport.simulator.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which addresses Telegram takes for a link.
public final class Links {
  private static final Pattern WEB =
      Pattern.compile(
          "(?i)(https?://)?((?:[^\\s/?#@:]+@)?[^\\s/?#:@]+\\.[^\\s/?#:@.]{2,}(?::\\d{1,5})?)([/?#]\\S*)?");
  private static final Pattern TELEGRAM = Pattern.compile("(?i)(tg|ton|tonsite)://\\S+");
  private static final Pattern USER = Pattern.compile("(?i)tg://user\\?id=(\\d{1,18})");

  private Links() {}

  /// The address as Telegram keeps it, or nothing if it is none.
  public static Optional<String> checked(String address) {
    String plain = address.strip();
    if (TELEGRAM.matcher(plain).matches()) return Optional.of(plain);
    Matcher web = WEB.matcher(plain);
    if (!web.matches()) return Optional.empty();
    String scheme = web.group(1) == null ? "http://" : web.group(1).toLowerCase(Locale.ROOT);
    String rest = web.group(3) == null ? "/" : web.group(3);
    String path = rest.startsWith("/") ? rest : "/" + rest;
    return Optional.of(scheme + web.group(2).toLowerCase(Locale.ROOT) + path);
  }

  /// The link or the mention that an address makes of the text from `offset`, if any.
  static Optional<Entity> entity(String address, int offset, int length) {
    Matcher user = USER.matcher(address);
    if (user.matches()) {
      return Optional.of(new Entity("text_mention", offset, length, user.group(1)));
    }
    return checked(address).map(url -> new Entity("text_link", offset, length, url));
  }
}
