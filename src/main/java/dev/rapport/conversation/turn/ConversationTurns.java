package dev.rapport.conversation.turn;

import dev.rapport.conversation.history.Conversation;
import dev.rapport.inbox.PendingUpdate;
import dev.rapport.inbox.Turn;
import dev.rapport.inbox.TurnHandler;
import dev.rapport.inbox.TurnResult;
import dev.rapport.inbox.UnknownReply;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.BotCalls.Button;
import dev.rapport.telegram.BotCalls.Destination;
import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.IncomingMessage;
import dev.rapport.telegram.Update;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Decides what each update means, and leaves the work to who does it.
final class ConversationTurns implements TurnHandler {
  private final Messages messages;
  private final Buttons buttons;
  private final Addressing addressing;
  private final BotCalls calls;
  private final MeterRegistry meters;

  ConversationTurns(
      Messages messages,
      Buttons buttons,
      Addressing addressing,
      BotCalls calls,
      MeterRegistry meters) {
    this.messages = messages;
    this.buttons = buttons;
    this.addressing = addressing;
    this.calls = calls;
    this.meters = meters;
  }

  /// A burst is answered together: plain messages of one person in one conversation. What is passed
  /// over is passed over together.
  @Override
  public int plan(List<PendingUpdate> waiting) {
    Update first = waiting.getFirst().update();
    int size = 1;
    while (size < waiting.size() && belongsTo(first, waiting.get(size).update())) size++;
    return size;
  }

  private boolean belongsTo(Update first, Update next) {
    if (isPassedOver(first) && isPassedOver(next)) return true;
    return first instanceof Update.NewMessage(_, IncomingMessage one)
        && next instanceof Update.NewMessage(_, IncomingMessage other)
        && isPlain(one)
        && isPlain(other)
        && Conversation.of(0, one).equals(Conversation.of(0, other))
        && Objects.equals(one.sender(), other.sender());
  }

  private boolean isPlain(IncomingMessage message) {
    return addressing.isForBot(message) && Command.of(message).isEmpty();
  }

  private boolean isPassedOver(Update update) {
    return switch (update) {
      case Update.NewMessage(_, IncomingMessage message) -> !addressing.isForBot(message);
      case Update.ButtonPressed _ -> false;
      case Update.EditedMessage _,
          Update.BotMembership _,
          Update.Reaction _,
          Update.PreCheckout _,
          Update.Known _,
          Update.UnknownKind _,
          Update.Unreadable _ ->
          true;
    };
  }

  @Override
  public TurnResult handle(Turn turn) {
    return switch (turn.updates().getFirst().update()) {
      case Update.NewMessage(_, IncomingMessage message) when addressing.isForBot(message) ->
          messages.handle(turn, message);
      case Update.ButtonPressed pressed -> buttons.handle(pressed);
      case Update.NewMessage _ -> passedOver(turn, "message");
      case Update.EditedMessage _ -> passedOver(turn, "edited_message");
      case Update.BotMembership _ -> passedOver(turn, "my_chat_member");
      case Update.Reaction _ -> passedOver(turn, "message_reaction");
      case Update.PreCheckout _ -> passedOver(turn, "pre_checkout_query");
      case Update.Known known -> passedOver(turn, known.kind());
      case Update.UnknownKind _ -> passedOver(turn, "unknown");
      case Update.Unreadable _ -> passedOver(turn, "unreadable");
    };
  }

  private TurnResult passedOver(Turn turn, String kind) {
    meters.counter("rapport.updates.passed.over", "kind", kind).increment(turn.updates().size());
    return TurnResult.nothing();
  }

  @Override
  public Optional<BotCall> apology(PendingUpdate last) {
    return switch (last.update()) {
      case Update.NewMessage(_, IncomingMessage message) ->
          Optional.of(
              calls.sendMessage(
                  Conversation.of(0, message).destination(),
                  FormattedText.plain(Texts.of("apology")),
                  null,
                  null));
      case Update.ButtonPressed pressed ->
          Optional.of(calls.answerCallback(pressed.callbackId(), null));
      case Update.EditedMessage _,
          Update.BotMembership _,
          Update.Reaction _,
          Update.PreCheckout _,
          Update.Known _,
          Update.UnknownKind _,
          Update.Unreadable _ ->
          Optional.empty();
    };
  }

  @Override
  public Optional<BotCall> unknownFate(UnknownReply reply) {
    return Optional.of(
        calls.sendMessage(
            new Destination(reply.call().chatId(), null),
            FormattedText.plain(Texts.of("unknown.fate")),
            null,
            new Button(Texts.of("show.again"), Buttons.AGAIN + reply.outboxId())));
  }
}
