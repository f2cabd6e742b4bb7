package dev.rapport.inbox.engine;

import dev.rapport.inbox.PendingUpdate;
import dev.rapport.inbox.Turn;
import dev.rapport.inbox.TurnHandler;
import dev.rapport.inbox.TurnResult;
import dev.rapport.inbox.UnknownReply;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.Update;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers each turn as a test says; by default with an echo of what it handles together.
final class ScriptedHandler implements TurnHandler {
  /// What a test wants a turn to do.
  interface Script {
    TurnResult handle(Turn turn) throws InterruptedException;
  }

  final List<String> handled = new CopyOnWriteArrayList<>();
  volatile Script script = ScriptedHandler::echo;
  volatile int together = 1;

  static TurnResult echo(Turn turn) {
    return reply(turn, "echo " + String.join("+", texts(turn)));
  }

  static TurnResult reply(Turn turn, String... texts) {
    return new TurnResult(
        List.of(texts).stream().map(text -> new BotCall("sendMessage", chat(turn), text)).toList(),
        List.of());
  }

  static List<String> texts(Turn turn) {
    return turn.updates().stream().map(pending -> message(pending).text()).toList();
  }

  static long chat(Turn turn) {
    return message(turn.updates().getFirst()).chat().id();
  }

  private static IncomingMessage message(PendingUpdate pending) {
    if (pending.update() instanceof Update.NewMessage(_, IncomingMessage message)) return message;
    throw new AssertionError(pending);
  }

  @Override
  public int plan(List<PendingUpdate> waiting) {
    return Math.min(together, waiting.size());
  }

  @Override
  public TurnResult handle(Turn turn) throws InterruptedException {
    TurnResult result = script.handle(turn);
    handled.add(String.join("+", texts(turn)));
    return result;
  }

  @Override
  public Optional<BotCall> apology(PendingUpdate last) {
    return Optional.of(new BotCall("sendMessage", message(last).chat().id(), "apology"));
  }

  @Override
  public Optional<BotCall> unknownFate(UnknownReply reply) {
    return Optional.of(
        new BotCall("sendMessage", reply.call().chatId(), "notice about " + reply.call().body()));
  }
}
