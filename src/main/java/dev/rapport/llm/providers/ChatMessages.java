package dev.rapport.llm.providers;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.rapport.llm.ModelMessage;
import dev.rapport.llm.ModelMessage.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A context as LangChain4j takes it, in the strictest form that any server asks for: no empty
/// message, system first, then member and assistant in turns, the member first.
final class ChatMessages {
  private final List<ChatMessage> messages = new ArrayList<>();
  private @Nullable Role role; // of what is pending
  private final StringBuilder pending = new StringBuilder();

  private ChatMessages() {}

  static List<ChatMessage> of(List<ModelMessage> context) {
    var result = new ChatMessages();
    context.forEach(result::add);
    result.flush();
    if (result.messages.isEmpty()) result.messages.add(UserMessage.from("…"));
    return result.messages;
  }

  private void add(ModelMessage message) {
    if (message.text().isBlank()) return;
    if (message.role() != role) {
      flush();
      role = message.role();
    } else {
      pending.append("\n\n");
    }
    pending.append(message.text());
  }

  private void flush() {
    if (role == null || pending.isEmpty()) return;
    String text = pending.toString();
    pending.setLength(0);
    switch (role) {
      case SYSTEM -> messages.add(SystemMessage.from(text));
      case MEMBER -> messages.add(UserMessage.from(text));
      case ASSISTANT -> {
        if (messages.isEmpty() || messages.getLast() instanceof SystemMessage) {
          messages.add(UserMessage.from("…"));
        }
        messages.add(AiMessage.from(text));
      }
    }
  }
}
