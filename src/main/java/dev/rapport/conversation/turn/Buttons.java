package dev.rapport.conversation.turn;

import dev.rapport.inbox.Replies;
import dev.rapport.inbox.TurnResult;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the buttons below the bot's messages do.
final class Buttons {
  /// Begins the data of the button that shows a reply of unknown fate again.
  static final String AGAIN = "again:";

  private final Replies replies;
  private final BotCalls calls;

  Buttons(Replies replies, BotCalls calls) {
    this.replies = replies;
    this.calls = calls;
  }

  TurnResult handle(Update.ButtonPressed pressed) {
    List<BotCall> answer = new ArrayList<>();
    answer.add(calls.answerCallback(pressed.callbackId(), null));
    again(pressed).ifPresent(answer::add);
    return new TurnResult(answer, List.of());
  }

  private Optional<BotCall> again(Update.ButtonPressed pressed) {
    IncomingMessage.Chat chat = pressed.chat();
    if (chat == null || !pressed.data().startsWith(AGAIN)) return Optional.empty();
    String number = pressed.data().substring(AGAIN.length());
    if (number.isEmpty() || number.length() > 18 || !number.chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    return replies.findUnknown(Long.parseLong(number), chat.id());
  }
}
