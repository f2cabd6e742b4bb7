package dev.rapport.conversation.turn;

import dev.rapport.telegram.IncomingMessage;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A command that begins a message.
///
/// @param name in small letters, without `/`
/// @param bot the bot that it names, without `@`, or null
record Command(String name, @Nullable String bot) {
  /// The command that `message` begins with, if it begins with one.
  static Optional<Command> of(IncomingMessage message) {
    String text = message.text();
    if (!text.startsWith("/") || text.length() < 2) return Optional.empty();
    int end = 1;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) end++;
    String word = text.substring(1, end);
    int at = word.indexOf('@');
    String name = (at < 0 ? word : word.substring(0, at)).toLowerCase(Locale.ROOT);
    if (name.isEmpty() || !name.chars().allMatch(Command::allowed)) return Optional.empty();
    return Optional.of(new Command(name, at < 0 ? null : word.substring(at + 1)));
  }

  private static boolean allowed(int c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /// Whether it is meant for the bot of this name, or for no bot in particular.
  boolean isFor(Optional<String> username) {
    return bot == null || username.filter(bot::equalsIgnoreCase).isPresent();
  }
}
