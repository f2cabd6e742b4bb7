package dev.rapport.bench.instrument;

import dev.rapport.bench.Balance;
import dev.rapport.bench.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Matches updates, model calls and messages, and counts what became of each.
final class Ledger {
  private final Map<Long, Chat> chats = new HashMap<>();
  private final Consumer<Chat> whenAnswered;
  private Observation observation = new Observation(System.nanoTime());
  private long nextUpdateId = 1_000_000;
  private long refused;
  private long stray;
  private long notices;
  private long others;

  /// @param whenAnswered called once for each question that is answered, with its chat
  Ledger(Consumer<Chat> whenAnswered) {
    this.whenAnswered = whenAnswered;
  }

  /// Forgets all chats; what still comes for them counts as stray.
  void clear() {
    chats.clear();
    refused = 0;
    stray = 0;
    notices = 0;
    others = 0;
  }

  Chat chat(int number) {
    return chats.computeIfAbsent(Chat.id(number), _ -> new Chat(number));
  }

  Asked ask(Chat chat, long dueAt) {
    return chat.ask(nextUpdateId(), dueAt);
  }

  long nextUpdateId() {
    return nextUpdateId++;
  }

  void acknowledged(Asked question, long now) {
    if (question.acknowledge()) observation.acknowledged(question, now);
  }

  void refused() {
    refused++;
  }

  /// The model wrote the last byte of an answer to these.
  void modelEnded(long[] marks, long nanos) {
    for (long mark : marks) find(mark).ifPresent(question -> question.modelEnded(nanos));
  }

  void previewed() {
    observation.previewed();
  }

  /// A message or an edit of one arrived.
  void saw(Sighting seen, long now) {
    @Nullable Chat chat = chats.get(seen.chatId());
    if (seen.marks().length > 0) {
      saw(seen, questions(seen), now);
    } else if (chat != null && seen.ends() && !chat.begun().isEmpty()) {
      answer(chat, chat.begun(), now);
    } else if (chat != null && seen.button() != null) {
      notices++;
      chat.show(new Chat.Button(now, seen.button()));
    } else {
      others++;
    }
  }

  private void saw(Sighting seen, List<Asked> questions, long now) {
    if (seen.fresh()) questions.forEach(Asked::messageCame);
    if (questions.isEmpty()) return;
    Chat chat = chat(Marks.chat(questions.getFirst().mark()));
    if (seen.ends()) {
      answer(chat, questions, now);
    } else {
      chat.begun(questions);
      if (!seen.fresh()) observation.previewed();
    }
  }

  private List<Asked> questions(Sighting seen) {
    List<Asked> questions = new ArrayList<>(seen.marks().length);
    for (long mark : seen.marks()) {
      if (Chat.id(Marks.chat(mark)) == seen.chatId()) find(mark).ifPresent(questions::add);
    }
    if (questions.size() < seen.marks().length) stray++;
    return questions;
  }

  private void answer(Chat chat, List<Asked> questions, long now) {
    chat.begun(List.of());
    for (Asked question : questions) {
      if (question.answer()) {
        observation.answered(question, now);
        whenAnswered.accept(chat);
      }
    }
  }

  private Optional<Asked> find(long mark) {
    @Nullable Chat chat = chats.get(Chat.id(Marks.chat(mark)));
    return chat == null ? Optional.empty() : chat.find(mark);
  }

  /// Begins to count anew.
  void look(long now) {
    observation = new Observation(now);
  }

  Window window(long now) {
    return observation.window(now);
  }

  /// The chats that wait for an answer.
  List<Chat> waiting() {
    return chats.values().stream().filter(Chat::isWaiting).toList();
  }

  Balance balance() {
    List<Asked> all = chats.values().stream().flatMap(chat -> chat.asked().stream()).toList();
    return new Balance(
        all.size(),
        count(all, Asked::isAcknowledged),
        count(all, Asked::isAnswered),
        count(all, question -> question.isAcknowledged() && !question.isAnswered()),
        count(all, Asked::isDoubled),
        stray,
        notices,
        others,
        refused);
  }

  private static long count(List<Asked> all, java.util.function.Predicate<Asked> which) {
    return all.stream().filter(which).count();
  }
}
