package dev.rapport.conversation.turn;

import dev.rapport.conversation.history.Said;
import dev.rapport.conversation.history.Said.Role;
import dev.rapport.llm.ModelMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What the model sees: who it is, and as much of the conversation as fits, newest first.
final class ContextWindow {
  /// About four characters a token in English, fewer elsewhere; three keeps clear of the limit.
  private static final int CHARACTERS_PER_TOKEN = 3;

  private static final int TOKENS_PER_MESSAGE = 4;

  private final String persona;
  private final int budget;

  /// A window.
  ///
  /// @param persona the system message
  /// @param budget how much fits, in tokens
  ContextWindow(String persona, int budget) {
    this.persona = persona;
    this.budget = budget;
  }

  /// Builds the context.
  ///
  /// @param said the conversation so far, oldest first, with the messages to answer at its end
  /// @param severalPeople whether the members' names are needed to tell them apart
  List<ModelMessage> messages(List<Said> said, boolean severalPeople) {
    int left = budget - tokens(persona);
    List<ModelMessage> window = new ArrayList<>();
    for (Said one : said.reversed()) {
      String text = one.body();
      if (severalPeople && one.role() == Role.MEMBER && one.sender() != null) {
        text = one.sender() + ": " + text;
      }
      int needed = tokens(text);
      if (needed > left && !window.isEmpty()) break;
      window.add(new ModelMessage(role(one), fitting(text, Math.max(left, 200))));
      left -= needed;
    }
    while (window.size() > 1 && window.getLast().role() == ModelMessage.Role.ASSISTANT) {
      window.removeLast(); // providers want a member's message first
    }
    window.add(new ModelMessage(ModelMessage.Role.SYSTEM, persona));
    Collections.reverse(window);
    return merged(window);
  }

  /// Providers want members and assistant to take turns.
  private static List<ModelMessage> merged(List<ModelMessage> window) {
    List<ModelMessage> merged = new ArrayList<>();
    for (ModelMessage message : window) {
      if (!merged.isEmpty() && merged.getLast().role() == message.role()) {
        ModelMessage last = merged.removeLast();
        merged.add(new ModelMessage(last.role(), last.text() + "\n\n" + message.text()));
      } else {
        merged.add(message);
      }
    }
    return merged;
  }

  private static ModelMessage.Role role(Said said) {
    return said.role() == Role.ASSISTANT ? ModelMessage.Role.ASSISTANT : ModelMessage.Role.MEMBER;
  }

  private static String fitting(String text, int tokens) {
    int most = tokens * CHARACTERS_PER_TOKEN;
    if (text.length() <= most) return text;
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }

  private static int tokens(String text) {
    return text.length() / CHARACTERS_PER_TOKEN + TOKENS_PER_MESSAGE;
  }
}
