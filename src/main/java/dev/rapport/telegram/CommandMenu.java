package dev.rapport.telegram;

import dev.rapport.telegram.BotCalls.Command;
import java.util.List;
import java.util.Map;

/// The commands that people see when they type `/`; published when the program starts.
///
/// @param byLanguage the commands in the order of the menu, by the two letters of their language
///   (ISO 639-1); `""` for everybody else
public record CommandMenu(Map<String, List<Command>> byLanguage) {
  public CommandMenu {
    byLanguage = Map.copyOf(byLanguage);
  }
}
