package dev.rapport.conversation.live;

import dev.rapport.conversation.ConversationSettings;
import dev.rapport.conversation.ConversationSettings.Streaming;
import dev.rapport.inbox.Turn;
import dev.rapport.telegram.BotApi;
import dev.rapport.telegram.BotCalls;
import dev.rapport.telegram.BotCalls.Destination;
import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.MessageFormatter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Opens the live answers of this process, and remembers where drafts do not work.
public final class LiveAnswers {
  private static final int CALM = 150;
  private static final int BUSY = 600;
  private static final int SLOWEST = 5;
  private static final int NOT_FOUND = 404;
  private static final long DRAFTS_PAUSE = TimeUnit.MINUTES.toNanos(10);

  private final ConversationSettings settings;
  private final BotApi api;
  private final BotCalls calls;
  private final MessageFormatter formatter;
  private final LongSupplier nanoClock;
  private final AtomicInteger live = new AtomicInteger();
  private volatile long draftsFrom;

  public LiveAnswers(
      ConversationSettings settings,
      BotApi api,
      BotCalls calls,
      MessageFormatter formatter,
      LongSupplier nanoClock) {
    this.settings = settings;
    this.api = api;
    this.calls = calls;
    this.formatter = formatter;
    this.nanoClock = nanoClock;
    draftsFrom = nanoClock.getAsLong();
  }

  /// Begins to show that an answer is being written.
  ///
  /// @param isPrivate whether the chat is private
  /// @param replyTo the message that is answered, or null
  public LiveAnswer open(Turn turn, Destination to, boolean isPrivate, @Nullable Long replyTo) {
    var answer = new LiveAnswer(this, turn, to, replyTo, surface(isPrivate));
    answer.start();
    return answer;
  }

  void opened() {
    live.incrementAndGet();
  }

  void ended() {
    live.decrementAndGet();
  }

  /// A pause between two things to show, by how many answers are being written: a busy process
  /// shows less often, since the answers themselves go first.
  Duration pause(Duration usual) {
    return pause(usual, live.get());
  }

  static Duration pause(Duration usual, int answers) {
    int crowd = Math.clamp(answers, CALM, BUSY) - CALM;
    return usual.plus(usual.multipliedBy((long) (SLOWEST - 1) * crowd).dividedBy(BUSY - CALM));
  }

  private Surface surface(boolean isPrivate) {
    boolean draftsWork = nanoClock.getAsLong() - draftsFrom >= 0;
    return switch (settings.streaming()) {
      case AUTO -> isPrivate && draftsWork ? Surface.DRAFT : Surface.EDITS;
      case DRAFTS -> isPrivate && draftsWork ? Surface.DRAFT : Surface.NONE;
      case EDITS -> Surface.EDITS;
      case OFF -> Surface.NONE;
    };
  }

  /// Tells what to do instead of a draft that was refused. A server that does not know the method
  /// is left in peace with it for a while; any other refusal means this one answer.
  Surface draftRefused(CallResult.Refused refused) {
    if (refused.status() == NOT_FOUND) draftsFrom = nanoClock.getAsLong() + DRAFTS_PAUSE;
    return settings.streaming() == Streaming.AUTO ? Surface.EDITS : Surface.NONE;
  }

  /// Where an unfinished answer shows.
  enum Surface {
    DRAFT,
    EDITS,
    NONE
  }

  BotApi api() {
    return api;
  }

  BotCalls calls() {
    return calls;
  }

  MessageFormatter formatter() {
    return formatter;
  }
}
