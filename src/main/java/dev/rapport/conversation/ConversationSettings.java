package dev.rapport.conversation;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import java.util.Locale;

/// How conversations are led.
///
/// @param streaming how an answer shows while it is written
/// @param contextTokens how much of a conversation the model sees, in tokens
/// @param answerTokens the longest answer, in tokens
public record ConversationSettings(Streaming streaming, int contextTokens, int answerTokens) {
  /// How an answer shows while it is written.
  public enum Streaming {
    /// Drafts in private chats, edits elsewhere and where drafts fail.
    AUTO,
    DRAFTS,
    EDITS,
    OFF
  }

  public ConversationSettings {
    if (contextTokens < 500) {
      throw new IllegalArgumentException("LLM_CONTEXT_TOKENS must be at least 500");
    }
    if (answerTokens < 1) {
      throw new IllegalArgumentException("LLM_MAX_OUTPUT_TOKENS must be at least 1");
    }
  }

  public static ConversationSettings from(Settings settings) {
    return new ConversationSettings(
        Streaming.valueOf(settings.text(Setting.STREAMING).toUpperCase(Locale.ROOT)),
        settings.whole(Setting.LLM_CONTEXT_TOKENS),
        settings.whole(Setting.LLM_MAX_OUTPUT_TOKENS));
  }
}
