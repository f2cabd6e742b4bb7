package dev.rapport.conversation.live;

import dev.rapport.conversation.live.LiveAnswers.Surface;
import dev.rapport.inbox.Turn;
import dev.rapport.telegram.BotCalls.Destination;
import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.CallResult.Reason;
import dev.rapport.telegram.FormattedText;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One answer while it is written.
///
/// The model's thread appends; a virtual thread of this answer shows what has come. What is shown
/// never delays the model, and a failure to show anything is of no consequence: the final message
/// follows in any case.
public final class LiveAnswer implements AutoCloseable {
  /// The pause between two visible changes. This and the next two grow in a busy process.
  private static final Duration PACE = Duration.ofMillis(500);

  /// A quick answer needs no typing sign, and the first words make a better beginning than the
  /// first syllable.
  private static final Duration BEFORE_TYPING = Duration.ofMillis(400);

  private static final Duration FIRST_WORDS = Duration.ofMillis(100);

  /// Telegram shows the typing sign for 5 s.
  private static final Duration TYPING = Duration.ofMillis(4500);

  private final LiveAnswers shared;
  private final Turn turn;
  private final Destination to;
  private final @Nullable Long replyTo;
  private final StringBuilder text = new StringBuilder(); // guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CountDownLatch ended = new CountDownLatch(1);
  private boolean closed; // guarded by lock
  private Surface surface; // only used by the showing thread
  private volatile OptionalLong message;

  LiveAnswer(
      LiveAnswers shared, Turn turn, Destination to, @Nullable Long replyTo, Surface surface) {
    this.shared = shared;
    this.turn = turn;
    this.to = to;
    this.replyTo = replyTo;
    this.surface = surface;
    this.message = turn.unfinishedMessage();
  }

  void start() {
    shared.opened();
    Thread.ofVirtual().name("live answer").start(this::show);
  }

  /// Adds what the model wrote.
  public void append(String piece) {
    lock.lock();
    try {
      boolean first = text.isEmpty();
      text.append(piece);
      if (first) changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The message in which the answer was shown so far and which the final one replaces; to be asked
  /// after [#close].
  public OptionalLong message() {
    return message;
  }

  /// Ends the showing, and waits until nothing more will be shown.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    while (true) {
      try {
        ended.await();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  private void show() {
    try {
      if (awaitText()) showText();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      shared.ended();
      ended.countDown();
    }
  }

  /// Waits for the first words, with the typing sign if they take long.
  ///
  /// @return whether there is something to show
  private boolean awaitText() throws InterruptedException {
    Duration patience = shared.pause(BEFORE_TYPING);
    while (!awaitFirst(patience)) {
      if (isClosed()) return false;
      shared.api().callIfRoom(shared.calls().sendTyping(to));
      patience = TYPING;
    }
    return !pause(shared.pause(FIRST_WORDS)) && turn.committed();
  }

  private void showText() throws InterruptedException {
    int shown = 0;
    do {
      String soFar = soFar();
      if (soFar.length() > shown && show(soFar)) shown = soFar.length();
    } while (surface != Surface.NONE && !pause(shared.pause(PACE)));
    while (!pause(TYPING)) shared.api().callIfRoom(shared.calls().sendTyping(to));
  }

  /// Shows what has come.
  ///
  /// @return whether it is visible now
  private boolean show(String markdown) {
    FormattedText preview = shared.formatter().preview(markdown);
    if (preview.text().isBlank()) return false;
    return switch (surface) {
      case NONE -> false;
      case DRAFT -> showDraft(preview);
      case EDITS -> message.isPresent() ? edit(message.getAsLong(), preview) : begin(preview);
    };
  }

  private boolean showDraft(FormattedText preview) {
    long draftId = Math.max(1, turn.updates().getFirst().update().updateId());
    CallResult result = shared.api().callIfRoom(shared.calls().sendDraft(to, draftId, preview));
    if (result instanceof CallResult.Refused refused && refused.reason() != Reason.FORMATTING) {
      surface = shared.draftRefused(refused);
    }
    return result instanceof CallResult.Done;
  }

  private boolean begin(FormattedText preview) {
    message = turn.sendUnfinished(shared.calls().sendMessage(to, preview, replyTo, null));
    if (message.isEmpty()) surface = Surface.NONE;
    return message.isPresent();
  }

  private boolean edit(long messageId, FormattedText preview) {
    CallResult result =
        shared.api().callIfRoom(shared.calls().editMessage(to.chatId(), messageId, preview, null));
    if (result instanceof CallResult.Refused refused && refused.reason() != Reason.FORMATTING) {
      surface = Surface.NONE;
      if (refused.reason() == Reason.TARGET_GONE) message = OptionalLong.empty();
    }
    return result instanceof CallResult.Done;
  }

  private String soFar() {
    lock.lock();
    try {
      return text.toString();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean awaitFirst(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (text.isEmpty() && !closed && left > 0) left = changed.awaitNanos(left);
      return !text.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /// Waits, but not longer than until the end.
  ///
  /// @return whether the answer ended
  private boolean pause(Duration pause) throws InterruptedException {
    long left = pause.toNanos();
    lock.lock();
    try {
      while (!closed && left > 0) left = changed.awaitNanos(left);
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
