package dev.rapport.bench;

import java.nio.file.Path;
import java.time.Duration;

/// Where trials happen: the bot, the instrument, and what both have in common.
final class Stage {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LINGER = Duration.ofMillis(1500);

  private final BenchOptions options;
  private final BotProcess bot;
  private final InstrumentProcess instrument;
  private final Path directory;
  private int usedChats;

  Stage(BenchOptions options, BotProcess bot, InstrumentProcess instrument, Path directory) {
    this.options = options;
    this.bot = bot;
    this.instrument = instrument;
    this.directory = directory;
  }

  BenchOptions options() {
    return options;
  }

  BotProcess bot() {
    return bot;
  }

  InstrumentProcess instrument() {
    return instrument;
  }

  /// The first of so many chats that nobody has used yet.
  int takeChats(int count) {
    int first = usedChats;
    usedChats += count;
    return first;
  }

  Consumption consumption() {
    return Consumption.now(bot.handle(), directory, instrument.handle());
  }

  /// Waits until every update is answered, or until nothing has happened for as long as patience
  /// lasts, and a little longer, for answers that come twice.
  Balance settle(Duration patience) {
    Balance last = instrument.balance();
    long changed = System.nanoTime();
    while (!last.isSettled() && System.nanoTime() - changed < patience.toNanos()) {
      pause(POLL);
      Balance now = instrument.balance();
      if (!now.equals(last)) changed = System.nanoTime();
      last = now;
    }
    pause(LINGER);
    return instrument.balance();
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}
