package dev.rapport.conversation.turn;

import dev.rapport.conversation.ConversationSettings;
import dev.rapport.conversation.history.Conversation;
import dev.rapport.conversation.history.Said;
import dev.rapport.conversation.history.Said.Role;
import dev.rapport.conversation.live.LiveAnswer;
import dev.rapport.conversation.live.LiveAnswers;
import dev.rapport.inbox.Turn;
import dev.rapport.inbox.TurnFailedException;
import dev.rapport.inbox.TurnRecord;
import dev.rapport.inbox.TurnResult;
import dev.rapport.llm.Cancellation;
import dev.rapport.llm.LanguageModel;
import dev.rapport.llm.ModelAnswer;
import dev.rapport.llm.ModelAnswer.Ending;
import dev.rapport.llm.ModelAttempt;
import dev.rapport.llm.ModelException;
import dev.rapport.llm.ModelRequest;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.FormattedText;
import dev.rapport.telegram.MessageFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Lets the model answer, shows the answer while it is written, and turns it into messages.
final class Answering {
  private final LanguageModel model;
  private final LiveAnswers live;
  private final BotCalls calls;
  private final MessageFormatter formatter;
  private final ContextWindow window;
  private final int answerTokens;

  Answering(
      LanguageModel model,
      LiveAnswers live,
      BotCalls calls,
      MessageFormatter formatter,
      ConversationSettings settings) {
    this.model = model;
    this.live = live;
    this.calls = calls;
    this.formatter = formatter;
    window = new ContextWindow(DefaultPersona.TEXT, settings.contextTokens());
    answerTokens = settings.answerTokens();
  }

  /// What is to be answered.
  ///
  /// @param said the conversation so far, with the messages to answer at its end
  /// @param isPrivate whether it is a private chat
  /// @param replyTo the message to reply to, or null
  record Question(
      Conversation conversation, List<Said> said, boolean isPrivate, @Nullable Long replyTo) {}

  /// Answers.
  ///
  /// @param records what else is to be remembered of the turn
  TurnResult answer(Turn turn, Question question, List<TurnRecord> records) {
    var cancellation = new Cancellation();
    turn.whenStopped(_ -> cancellation.request());
    var request =
        new ModelRequest(
            window.messages(question.said(), !question.isPrivate()), answerTokens, cancellation);
    Conversation conversation = question.conversation();
    var showing =
        live.open(turn, conversation.destination(), question.isPrivate(), question.replyTo());
    ModelAnswer answer;
    try (showing) {
      answer = model.answer(request, showing::append);
    } catch (ModelException e) {
      throw failed(turn, e);
    }
    List<TurnRecord> all = new ArrayList<>(records);
    all.addAll(booked(turn, answer.attempts()));
    if (!answer.text().isBlank()) all.add(said(turn, conversation, answer.text()));
    return new TurnResult(replies(question, showing, answer), all);
  }

  private static TurnFailedException failed(Turn turn, ModelException failure) {
    String message = String.valueOf(failure.getMessage());
    return failure
        .rest()
        .map(rest -> TurnFailedException.postponed(message, rest, failure))
        .orElseGet(() ->
            new TurnFailedException(
                message, failure.category(), booked(turn, failure.attempts()), failure));
  }

  private static Said said(Turn turn, Conversation conversation, String text) {
    long updateId = turn.updates().getFirst().update().updateId();
    return new Said(conversation, updateId, Role.ASSISTANT, null, text);
  }

  private static List<TurnRecord> booked(Turn turn, List<ModelAttempt> attempts) {
    return attempts.stream()
        .<TurnRecord>map(attempt -> new BookedCall(turn.correlationId(), attempt))
        .toList();
  }

  private List<BotCall> replies(Question question, LiveAnswer showing, ModelAnswer answer) {
    String markdown = answer.text();
    if (answer.ending() == Ending.CUT) markdown += "\n\n" + Texts.of("cut");
    List<FormattedText> parts = formatter.format(markdown);
    OptionalLong unfinished = showing.message();
    List<BotCall> replies = new ArrayList<>();
    for (FormattedText part : parts) {
      boolean first = replies.isEmpty();
      if (first && unfinished.isPresent()) {
        long chatId = question.conversation().chatId();
        replies.add(calls.editMessage(chatId, unfinished.getAsLong(), part, null));
      } else {
        Long replyTo = first ? question.replyTo() : null;
        replies.add(calls.sendMessage(question.conversation().destination(), part, replyTo, null));
      }
    }
    return replies;
  }
}
