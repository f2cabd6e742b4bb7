package dev.rapport.telegram.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.TextEntity;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What Telegram demands of a message and its entities, written down independently of the
/// formatter.
///
/// Source: Bot API, "Formatting options" and "MessageEntity"; TDLib, `MessageEntity.cpp`.
final class TelegramRules {
  private static final Set<String> TYPES =
      Set.of(
          "bold",
          "italic",
          "underline",
          "strikethrough",
          "spoiler",
          "blockquote",
          "code",
          "pre",
          "text_link");
  private static final Pattern VISIBLE =
      Pattern.compile(
          "[^\\p{C}\\p{Z}\\p{Mn}\\p{Me}\u2800\u3164\u115F\u1160\uFFA0]|\\p{Co}|\\p{Cn}");
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\p{Cc}&&[^\n\t]]|[\u2028\u2029]|\\p{Cs}");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(https?://[\\p{L}\\p{N}._-]+(:\\d+)?|tg://[\\w-]+)([/?#]\\S*)?");

  private TelegramRules() {}

  static void check(FormattedText message) {
    assertThat(message.text().length()).isBetween(1, 4096);
    assertThat(VISIBLE.matcher(message.text()).find()).as("visible: %s", message).isTrue();
    checkPreview(message);
  }

  static void checkPreview(FormattedText message) {
    String text = message.text();
    assertThat(text.length()).isLessThanOrEqualTo(4096);
    assertThat(FORBIDDEN.matcher(text).find()).as("forbidden characters: %s", text).isFalse();
    assertThat(text).isEqualTo(text.strip());
    List<TextEntity> entities = message.entities();
    assertThat(entities).hasSizeLessThanOrEqualTo(100);
    for (int i = 0; i < entities.size(); i++) {
      checkEntity(text, entities.get(i));
      for (int j = i + 1; j < entities.size(); j++) {
        checkPair(entities.get(i), entities.get(j));
      }
    }
  }

  private static void checkEntity(String text, TextEntity entity) {
    assertThat(entity.type()).isIn(TYPES);
    String covered = text.substring(entity.offset(), end(entity));
    assertThat(covered).as("no blank ends: %s", entity).isNotEmpty().isEqualTo(covered.strip());
    assertThat(Character.isLowSurrogate(covered.charAt(0))).isFalse();
    assertThat(Character.isHighSurrogate(covered.charAt(covered.length() - 1))).isFalse();
    if (entity.type().equals("text_link")) assertThat(entity.url()).matches(ADDRESS);
    else assertThat(entity.url()).isNull();
    if (!entity.type().equals("pre")) assertThat(entity.language()).isNull();
    else if (entity.language() != null) assertThat(entity.language()).matches("[\\w+#.-]{1,32}");
  }

  private static void checkPair(TextEntity first, TextEntity second) {
    require(first.offset() <= second.offset(), "sorted by offset", first, second);
    require(
        first.offset() < second.offset() || first.length() >= second.length(),
        "the outer before the inner",
        first,
        second);
    if (end(first) <= second.offset()) return;
    require(end(second) <= end(first), "nested, not crossing", first, second);
    require(!isCode(first), "nothing inside code", first, second);
    boolean quote = first.type().equals("blockquote");
    require(quote || !isCode(second), "code only inside a quote", first, second);
    require(!first.type().equals(second.type()), "not nested in itself", first, second);
  }

  /// Cheap when it holds: there are thousands of pairs.
  private static void require(boolean holds, String rule, TextEntity first, TextEntity second) {
    if (!holds) fail("%s: %s, %s", rule, first, second);
  }

  private static boolean isCode(TextEntity entity) {
    return entity.type().equals("code") || entity.type().equals("pre");
  }

  private static int end(TextEntity entity) {
    return entity.offset() + entity.length();
  }
}
