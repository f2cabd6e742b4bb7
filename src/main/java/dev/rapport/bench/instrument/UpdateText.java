package dev.rapport.bench.instrument;

import java.time.Clock;

/// Writes updates as Telegram does.
final class UpdateText {
  private final Clock clock;

  UpdateText(Clock clock) {
    this.clock = clock;
  }

  /// A message with a question.
  String question(Chat chat, Asked question) {
    return "{\"update_id\":"
        + question.updateId()
        + ",\"message\":{\"message_id\":"
        + question.updateId()
        + ","
        + from(chat)
        + ","
        + place(chat)
        + ",\"text\":\"Question "
        + Marks.asking(question.mark())
        + ": what should I cook tonight, with rice and a few tomatoes at home?\"}}";
  }

  /// A button that was pressed.
  String press(Chat chat, Chat.Button button, long updateId) {
    return "{\"update_id\":"
        + updateId
        + ",\"callback_query\":{\"id\":\""
        + updateId
        + "\","
        + from(chat)
        + ",\"message\":{\"message_id\":"
        + button.messageId()
        + ","
        + place(chat)
        + "},\"chat_instance\":\"1\",\"data\":\""
        + button.data()
        + "\"}}";
  }

  private static String from(Chat chat) {
    return "\"from\":{\"id\":"
        + chat.id()
        + ",\"is_bot\":false,\"first_name\":\"Member "
        + chat.number()
        + "\",\"language_code\":\"en\"}";
  }

  private String place(Chat chat) {
    return "\"chat\":{\"id\":"
        + chat.id()
        + ",\"first_name\":\"Member "
        + chat.number()
        + "\",\"type\":\"private\"},\"date\":"
        + clock.instant().getEpochSecond();
  }
}
