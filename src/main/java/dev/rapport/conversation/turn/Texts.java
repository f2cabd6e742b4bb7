package dev.rapport.conversation.turn;

import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.CommandMenu;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;

/// What the bot itself says, apart from the model.
final class Texts {
  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("conversation.texts");

  private static final List<String> MENU = List.of("new", "retry", "stop", "help");

  private Texts() {}

  /// A text by its key, with `{0}` and so on replaced.
  static String of(String key, Object... arguments) {
    String pattern = BUNDLE.getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern).format(arguments);
  }

  /// The commands that people are told.
  static CommandMenu menu() {
    List<BotCalls.Command> commands =
        MENU.stream().map(name -> new BotCalls.Command(name, of("menu." + name))).toList();
    return new CommandMenu(Map.of("", commands));
  }
}
