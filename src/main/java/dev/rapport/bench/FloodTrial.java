package dev.rapport.bench;

import java.util.ArrayList;
import java.util.List;

/// Offers many updates at once, with a model that hardly takes time, and waits until each is
/// answered.
record FloodTrial(BenchOptions options) implements Trial {
  @Override
  public String title() {
    BenchOptions.Sizes sizes = options.sizes();
    return "%s: %,d updates over %,d chats and %d connections"
        .formatted(
            Scenario.FLOOD.title(), sizes.floodUpdates(), sizes.chats(), sizes.connections());
  }

  @Override
  public Outcome run(Stage stage) {
    InstrumentProcess instrument = stage.instrument();
    BenchOptions.Sizes sizes = options.sizes();
    instrument.follow(ModelScript.fast());
    Consumption before = stage.consumption();
    instrument.begin(
        new Load.Burst(stage.takeChats(sizes.chats()), sizes.chats(), sizes.floodUpdates()));
    Balance balance = stage.settle(options.timing().patience());
    Window window = instrument.window();
    Consumption used = stage.consumption().since(before);
    instrument.follow(options.model());
    return new Outcome(figures(window, used, balance), balance.isClean());
  }

  private static List<Figure> figures(Window window, Consumption used, Balance balance) {
    double each = window.turns() == 0 ? Double.NaN : window.turns() / 1000.0;
    double rate = window.acknowledging() == 0 ? 0 : window.acknowledged() / window.acknowledging();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.of("acknowledgedPerSecond", "updates acknowledged a second", rate, "").above(3000));
    figures.add(
        Figure.of("answered", "last update answered after", window.whole().max() / 1000, "s"));
    figures.add(
        Figure.of("cpu", "CPU of an update: both", (used.bot() + used.postgres()) / each, "ms"));
    figures.addAll(BalanceFigures.of(balance));
    return figures;
  }
}
