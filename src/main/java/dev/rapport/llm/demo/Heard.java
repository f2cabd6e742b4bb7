package dev.rapport.llm.demo;

import dev.rapport.llm.ModelMessage;
import dev.rapport.llm.ModelMessage.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the demo companion knows of a conversation: no more than the context it is given.
///
/// @param text the last message, in lower case
/// @param name how the member asked to be called, or empty
/// @param answersSoFar how many answers of ours the context holds
record Heard(String text, String name, int answersSoFar) {
  /// In groups, a message begins with its sender's name.
  private static final Pattern SENDER = Pattern.compile("^[^:\\n]{1,40}: ");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:my name is|my name's|call me|mein name ist|ich heiße|ich heisse|me llamo|mi nombre es"
              + "|je m'appelle|me chamo|meu nome é|меня зовут)\\s+(\\p{L}[\\p{L}'-]{0,30})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  static Heard of(List<ModelMessage> context) {
    String last = "";
    String name = "";
    int answers = 0;
    for (ModelMessage message : context) {
      if (message.role() == Role.ASSISTANT) answers++;
      if (message.role() != Role.MEMBER) continue;
      last = message.text();
      name = named(last).orElse(name);
    }
    String words = SENDER.matcher(last.strip()).replaceFirst("");
    return new Heard(words.toLowerCase(Locale.ROOT), name, answers);
  }

  boolean isFirst() {
    return answersSoFar == 0;
  }

  /// `, Ada` where the name is known, to put after a greeting.
  String commaName() {
    return name.isEmpty() ? "" : ", " + name;
  }

  /// The longest word, in which a message's subject often hides.
  Optional<String> subject() {
    String longest = "";
    for (String word : text.split("[^\\p{L}'-]+")) {
      if (word.length() > longest.length()) longest = word;
    }
    return longest.length() < 5 ? Optional.empty() : Optional.of(longest);
  }

  private static Optional<String> named(String text) {
    Matcher found = NAMED.matcher(text);
    String last = "";
    while (found.find()) last = found.group(1);
    if (last.isEmpty()) return Optional.empty();
    int first = last.offsetByCodePoints(0, 1);
    return Optional.of(last.substring(0, first).toUpperCase(Locale.ROOT) + last.substring(first));
  }
}
