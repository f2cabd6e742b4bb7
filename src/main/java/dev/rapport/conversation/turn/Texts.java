package dev.rapport.conversation.turn;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// What the bot itself says, apart from the model.
final class Texts {
  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("conversation.texts");

  private Texts() {}

  /// A text by its key, with `{0}` and so on replaced.
  static String of(String key, Object... arguments) {
    String pattern = BUNDLE.getString(key);
    return arguments.length == 0 ? pattern : new MessageFormat(pattern).format(arguments);
  }
}
