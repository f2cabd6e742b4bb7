package dev.rapport.conversation.turn;

import dev.rapport.telegram.BotAccount;
import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.IncomingMessage.RepliedMessage;
import dev.rapport.telegram.Person;
import dev.rapport.telegram.TextEntity;
import java.util.Locale;

/// Tells whom a message is meant for. In private everything is for the bot; in a group only what
/// mentions it, replies to it, calls it by its name at the beginning, or is a command for it.
final class Addressing {
  private final BotAccount account;

  Addressing(BotAccount account) {
    this.account = account;
  }

  boolean isForBot(IncomingMessage message) {
    Person sender = message.sender();
    if (message.service() != null || message.chat().kind() == IncomingMessage.Chat.Kind.CHANNEL) {
      return false;
    }
    if (message.chat().isPrivate()) return true;
    if (sender == null || sender.bot()) return false;
    return Command.of(message).map(command -> command.isFor(account.username())).orElse(false)
        || repliesToBot(message)
        || mentionsBot(message)
        || callsByName(message);
  }

  private boolean repliesToBot(IncomingMessage message) {
    RepliedMessage replied = message.replyTo();
    Person author = replied == null ? null : replied.sender();
    return author != null && author.id() == account.id();
  }

  private boolean mentionsBot(IncomingMessage message) {
    return account.username().map(name -> mentions(message, "@" + name)).orElse(false);
  }

  private static boolean mentions(IncomingMessage message, String mention) {
    for (TextEntity entity : message.entities()) {
      int end = entity.offset() + entity.length();
      if (entity.type().equals("mention")
          && end <= message.text().length()
          && message.text().substring(entity.offset(), end).equalsIgnoreCase(mention)) {
        return true;
      }
    }
    return false;
  }

  private boolean callsByName(IncomingMessage message) {
    String text = message.text().toLowerCase(Locale.ROOT);
    return account
        .displayName()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> !name.isBlank() && text.startsWith(name))
        .filter(name -> text.length() == name.length() || !letter(text.charAt(name.length())))
        .isPresent();
  }

  private static boolean letter(char c) {
    return Character.isLetterOrDigit(c);
  }
}
