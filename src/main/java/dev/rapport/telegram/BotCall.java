package dev.rapport.telegram;

/// One call of a Bot API method, ready to be stored and sent.
///
/// @param method the method's name, such as `sendMessage`
/// @param chatId the chat whose flood limit it counts against, or 0 if it concerns no chat
/// @param body the parameters as a JSON object; carries message text, so never logged
public record BotCall(String method, long chatId, String body) {
  @Override
  public String toString() {
    return "%s(%d characters)".formatted(method, body.length());
  }
}
