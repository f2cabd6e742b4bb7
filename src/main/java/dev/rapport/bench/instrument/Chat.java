package dev.rapport.bench.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A private chat: what was asked in it, and what the bot has shown of an answer.
final class Chat {
  private static final long FIRST_ID = 1_000_000;

  private final int number;
  private final List<Asked> asked = new ArrayList<>();
  private List<Asked> begun = List.of();
  private @Nullable Button button;

  /// A button that the bot showed.
  record Button(long messageId, String data) {}

  Chat(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  long id() {
    return id(number);
  }

  static long id(int number) {
    return FIRST_ID + number;
  }

  List<Asked> asked() {
    return asked;
  }

  Asked ask(long updateId, long dueAt) {
    Asked question = new Asked(Marks.of(number, asked.size()), updateId, dueAt);
    asked.add(question);
    return question;
  }

  Optional<Asked> find(long mark) {
    int index = Marks.question(mark);
    return index < asked.size() ? Optional.of(asked.get(index)) : Optional.empty();
  }

  /// The questions whose answer has begun to show but has no end yet.
  List<Asked> begun() {
    return begun;
  }

  void begun(List<Asked> questions) {
    begun = questions;
  }

  void show(Button shown) {
    button = shown;
  }

  /// The button, once.
  Optional<Button> takeButton() {
    Optional<Button> taken = Optional.ofNullable(button);
    button = null;
    return taken;
  }

  boolean isWaiting() {
    return asked.stream().anyMatch(question -> !question.isAnswered());
  }
}
