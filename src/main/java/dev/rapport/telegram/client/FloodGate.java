package dev.rapport.telegram.client;

import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.CallResult;
import dev.rapport.telegram.client.MethodRules.Budget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Lets calls through as the flood limits allow, and makes them wait for it. Thread-safe.
final class FloodGate {
  private static final long LONGEST_WAIT = Duration.ofSeconds(10).toNanos();

  private final FloodControl control;
  private final Ticker ticker;
  private final Runnable onWait;

  FloodGate(FloodControl control, Ticker ticker, Runnable onWait) {
    this.control = control;
    this.ticker = ticker;
    this.onWait = onWait;
  }

  /// Waits until the call may be made.
  ///
  /// @return null if it may be made now, else why not
  @Nullable CallResult pass(BotCall call) {
    Budget budget = MethodRules.of(call.method()).budget();
    long deadline = ticker.nanos() + LONGEST_WAIT;
    long wait = control.reserve(call.chatId(), budget, LONGEST_WAIT);
    // While it waits, Telegram may refuse another call of the same chat.
    while (wait > 0) {
      if (ticker.nanos() + wait - deadline > 0) return limited(wait);
      @Nullable CallResult interrupted = pause(wait);
      if (interrupted != null) return interrupted;
      wait = control.blockedFor(call.chatId());
    }
    return null;
  }

  /// Lets a call through that shows progress, if there is room for it now.
  ///
  /// @return null if it may be made now, else why not
  @Nullable CallResult passIfRoom(BotCall call) {
    long wait = control.reserveProgress(call.chatId(), MethodRules.of(call.method()).budget());
    return wait > 0 ? limited(wait) : null;
  }

  /// Notes that Telegram refused a call for now.
  void block(BotCall call, Duration retryAfter) {
    control.block(call.chatId(), retryAfter);
  }

  private @Nullable CallResult pause(long nanos) {
    onWait.run();
    try {
      ticker.pause(nanos);
      return null;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new CallResult.NotDone("interrupted while it waited for the flood limit");
    }
  }

  private static CallResult limited(long nanos) {
    return new CallResult.FloodLimited(Duration.ofNanos(nanos));
  }
}
