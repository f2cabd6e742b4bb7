package dev.rapport.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Kills the bot while it is busy in every chat, starts it again, and counts what became of each
/// update.
///
/// Where the bot says that it does not know whether a reply arrived, and it did not, the person
/// presses the button to see it.
record CrashTrial(BenchOptions options) implements Trial {
  @Override
  public String title() {
    return "%s: %,d chats at once".formatted(Scenario.CRASH.title(), options.sizes().chats());
  }

  @Override
  public Outcome run(Stage stage) {
    InstrumentProcess instrument = stage.instrument();
    int chats = options.sizes().chats();
    Duration half = options.timing().window().dividedBy(3);
    instrument.begin(
        new Load.Closed(stage.takeChats(chats), chats, Duration.ZERO, Duration.ofSeconds(1)));
    Stage.pause(half);
    stage.bot().kill();
    Balance killed = instrument.balance();
    Duration restart = stage.bot().start();
    Stage.pause(half);
    instrument.stop();
    Balance settled = stage.settle(options.timing().patience());
    long pressed = settled.unanswered() == 0 ? 0 : instrument.press();
    Balance balance = pressed == 0 ? settled : stage.settle(options.timing().patience());
    return new Outcome(figures(killed, restart, pressed, balance), balance.isClean());
  }

  private static List<Figure> figures(
      Balance killed, Duration restart, long pressed, Balance balance) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.count("open", "acknowledged and not yet answered when killed", killed.unanswered()));
    figures.add(
        Figure.of("restart", "start after the kill, to ready", restart.toMillis() / 1000.0, "s"));
    figures.add(
        Figure.count("unknown", "replies of unknown fate, shown with a button", balance.notices()));
    figures.add(Figure.count("pressed", "of these not arrived, and asked for", pressed));
    figures.addAll(BalanceFigures.of(balance));
    return figures;
  }
}
