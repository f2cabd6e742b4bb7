package dev.rapport.conversation.turn;

import dev.rapport.conversation.history.Conversation;
import dev.rapport.conversation.history.History;
import dev.rapport.conversation.history.Said;
import dev.rapport.conversation.history.Said.Role;
import dev.rapport.conversation.history.Superseded;
import dev.rapport.conversation.turn.Answering.Question;
import dev.rapport.inbox.LaneStops;
import dev.rapport.inbox.PendingUpdate;
import dev.rapport.inbox.Turn;
import dev.rapport.inbox.TurnRecord;
import dev.rapport.inbox.TurnResult;
import dev.rapport.telegram.BotAccount;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.Person;
import dev.rapport.telegram.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Handles messages for the bot: commands, and what is answered by the model.
final class Messages {
  private final History history;
  private final Answering answering;
  private final LaneStops stops;
  private final BotAccount account;
  private final BotCalls calls;

  Messages(
      History history, Answering answering, LaneStops stops, BotAccount account, BotCalls calls) {
    this.history = history;
    this.answering = answering;
    this.stops = stops;
    this.account = account;
    this.calls = calls;
  }

  TurnResult handle(Turn turn, IncomingMessage message) {
    Optional<Command> command = Command.of(message);
    if (command.isEmpty()) return answer(turn, message);
    return switch (command.get().name()) {
      case "start" -> say(message, Texts.of("start", name(message), botName()));
      case "help" -> say(message, Texts.of("help"));
      case "new" -> startAnew(turn, message);
      case "stop" -> stop(turn, message);
      case "retry" -> retry(turn, message);
      default ->
          message.chat().isPrivate()
              ? say(message, Texts.of("unknown.command"))
              : TurnResult.nothing();
    };
  }

  private static String name(IncomingMessage message) {
    Person sender = message.sender();
    return sender == null ? "there" : sender.firstName();
  }

  private String botName() {
    return account.displayName().orElse("Rapport");
  }

  private TurnResult answer(Turn turn, IncomingMessage last) {
    Conversation conversation = Conversation.of(turn.botId(), last);
    List<TurnRecord> records = new ArrayList<>();
    List<Said> said = new ArrayList<>(history.recent(conversation, turn.epoch()));
    for (PendingUpdate pending : turn.updates()) {
      if (pending.update() instanceof Update.NewMessage(long id, IncomingMessage message)
          && !message.text().isBlank()) {
        var one = new Said(conversation, id, Role.MEMBER, sender(message), message.text());
        records.add(one);
        said.add(one);
      }
    }
    if (records.isEmpty()) return say(last, Texts.of("text.only"));
    return answer(turn, question(conversation, said, last), records);
  }

  private TurnResult answer(Turn turn, Question question, List<TurnRecord> records) {
    TurnResult result = answering.answer(turn, question, records);
    List<Said> now = new ArrayList<>(question.said());
    for (TurnRecord remembered : result.records()) {
      if (remembered instanceof Said said && said.role() == Role.ASSISTANT) now.add(said);
    }
    return result.whenCommitted(() -> history.keep(question.conversation(), turn.epoch(), now));
  }

  private static Question question(
      Conversation conversation, List<Said> said, IncomingMessage message) {
    boolean isPrivate = message.chat().isPrivate();
    return new Question(conversation, said, isPrivate, isPrivate ? null : message.messageId());
  }

  private static @Nullable String sender(IncomingMessage message) {
    Person sender = message.sender();
    return sender == null ? null : sender.displayName();
  }

  private TurnResult startAnew(Turn turn, IncomingMessage message) {
    Conversation conversation = Conversation.of(turn.botId(), message);
    long updateId = turn.updates().getFirst().update().updateId();
    var start = new Said(conversation, updateId, Role.START, null, "");
    return new TurnResult(say(message, Texts.of("new")).replies(), List.of(start))
        .whenCommitted(() -> history.keep(conversation, turn.epoch(), List.of()));
  }

  private TurnResult stop(Turn turn, IncomingMessage message) {
    boolean wasRunning = stops.stop(turn.botId(), message.chat().id());
    return say(message, Texts.of(wasRunning ? "stopped" : "nothing.to.stop"));
  }

  /// Answers the last messages again; the answer that they had is no longer part of the
  /// conversation.
  private TurnResult retry(Turn turn, IncomingMessage message) {
    Conversation conversation = Conversation.of(turn.botId(), message);
    List<Said> said = new ArrayList<>(history.recent(conversation, turn.epoch()));
    List<TurnRecord> records = new ArrayList<>();
    while (!said.isEmpty() && said.getLast().role() == Role.ASSISTANT) {
      records.add(new Superseded(turn.botId(), said.removeLast().updateId()));
    }
    if (said.isEmpty()) return say(message, Texts.of("nothing.to.retry"));
    return answer(turn, question(conversation, said, message), records);
  }

  private TurnResult say(IncomingMessage to, String text) {
    Long replyTo = to.chat().isPrivate() ? null : to.messageId();
    return new TurnResult(
        List.of(
            calls.sendMessage(
                Conversation.of(0, to).destination(), FormattedText.plain(text), replyTo, null)),
        List.of());
  }
}
