package dev.rapport.simulator.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Telegram recognizes in any text.
final class FoundEntities {
  private record Kind(String type, Pattern pattern) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "url",
              Pattern.compile(
                  "(?i)\\bhttps?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]|(?<![\\w@.])(?:[a-z0-9-]+\\.)+(?:com|org|net|io|dev|me|de|es|ru|fr|app)\\b(?:/[^\\s<>\"]*[^\\s<>\".,;:!?)\\]])?")),
          new Kind(
              "email", Pattern.compile("(?i)\\b[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+\\b")),
          new Kind(
              "bot_command",
              Pattern.compile(
                  "(?U)(?<![\\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\\w/<>])")),
          new Kind("mention", Pattern.compile("(?U)(?<!\\w)@[a-zA-Z0-9_]{2,32}(?!\\w)")),
          new Kind(
              "hashtag", Pattern.compile("(?U)(?<![\\w#])#(?=\\w*\\p{L})\\w{1,256}(?![\\w#])")));

  private FoundEntities() {}

  /// What is found outside the given entities; a style may lie around it.
  static List<Entity> in(String text, List<Entity> given) {
    List<Entity> found = new ArrayList<>();
    if (!mayHold(text)) return found;
    for (Kind kind : KINDS) {
      Matcher matcher = kind.pattern().matcher(text);
      while (matcher.find()) {
        Entity entity =
            new Entity(kind.type(), matcher.start(), matcher.end() - matcher.start(), null);
        if (isFree(entity, given) && found.stream().noneMatch(entity::touches)) found.add(entity);
      }
    }
    return found;
  }

  private static boolean mayHold(String text) {
    return text.chars().anyMatch(c -> c == '/' || c == '@' || c == '#' || c == '.');
  }

  private static boolean isFree(Entity entity, List<Entity> given) {
    return given.stream()
        .filter(entity::touches)
        .allMatch(other -> (other.isStyle() || other.isQuote()) && other.contains(entity));
  }
}
