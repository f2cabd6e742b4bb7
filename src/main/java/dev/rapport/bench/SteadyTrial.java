package dev.rapport.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Lets a load run until it is steady, and looks at it for a while.
///
/// @param scenario whose goals apply
record SteadyTrial(Scenario scenario, BenchOptions options) implements Trial {
  @Override
  public String title() {
    BenchOptions.Sizes sizes = options.sizes();
    return switch (scenario) {
      case PACED -> "%s: %d turns a second".formatted(scenario.title(), sizes.pacedTurns());
      case THINKING ->
          "%s: %,d conversations open, %s s between answer and next message"
              .formatted(scenario.title(), sizes.chats(), options.timing().think().toSeconds());
      case START, SATURATION, MODERATE, FLOOD, CRASH ->
          "%s: %,d chats at once".formatted(scenario.title(), chats());
    };
  }

  private int chats() {
    return scenario == Scenario.MODERATE ? options.sizes().fewChats() : options.sizes().chats();
  }

  private Load load(int firstChat) {
    if (scenario == Scenario.PACED) {
      return new Load.Paced(firstChat, chats(), options.sizes().pacedTurns());
    }
    boolean thinking = scenario == Scenario.THINKING;
    Duration think = thinking ? options.timing().think() : Duration.ZERO;
    return new Load.Closed(firstChat, chats(), think, thinking ? think : Duration.ofSeconds(1));
  }

  @Override
  public Outcome run(Stage stage) {
    BenchOptions.Timing timing = options.timing();
    stage.instrument().begin(load(stage.takeChats(chats())));
    Stage.pause(
        longer(timing.warmUp(), scenario == Scenario.THINKING ? timing.think() : Duration.ZERO));
    Recording recording = Recording.begin(stage, scenario);
    Consumption before = stage.consumption();
    stage.instrument().look();
    Stage.pause(timing.window());
    Window window = stage.instrument().window();
    Consumption used = stage.consumption().since(before);
    recording.end();
    stage.instrument().stop();
    Balance balance = stage.settle(timing.patience());
    List<Figure> figures = new ArrayList<>(turns(window));
    figures.addAll(latencies(window));
    figures.addAll(costs(window, used));
    figures.add(memory(stage));
    figures.addAll(BalanceFigures.of(balance));
    return new Outcome(figures, balance.isClean());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private List<Figure> turns(Window window) {
    Figure rate = Figure.of("turns", "turns a second", window.turnsPerSecond(), "");
    double previews = window.turns() == 0 ? 0 : (double) window.previews() / window.turns();
    return List.of(
        scenario == Scenario.SATURATION ? rate.above(850) : rate,
        Figure.of("previews", "drafts and edits of each answer", previews, ""));
  }

  private List<Figure> latencies(Window window) {
    Latencies own = window.ownShare();
    Figure p50 = Figure.of("ownP50", "the bot's own share of a turn: p50", own.p50(), "ms");
    Figure p99 = Figure.of("ownP99", "the bot's own share of a turn: p99", own.p99(), "ms");
    return List.of(
        switch (scenario) {
          case PACED -> p50.below(5);
          case THINKING -> p50.below(8);
          case START, SATURATION, MODERATE, FLOOD, CRASH -> p50;
        },
        Figure.of("ownP95", "the bot's own share of a turn: p95", own.p95(), "ms"),
        switch (scenario) {
          case PACED -> p99.below(30);
          case THINKING -> p99.below(50);
          case START, SATURATION, MODERATE, FLOOD, CRASH -> p99;
        },
        Figure.of("wholeP50", "a whole turn, the model included: p50", window.whole().p50(), "ms"),
        Figure.of("ackP50", "update to its 200: p50", window.acknowledgement().p50(), "ms"),
        Figure.of("ackP99", "update to its 200: p99", window.acknowledgement().p99(), "ms"));
  }

  private List<Figure> costs(Window window, Consumption used) {
    double each = window.turns() == 0 ? Double.NaN : window.turns() / 1000.0;
    Figure both =
        Figure.of("cpu", "CPU of a turn: both", (used.bot() + used.postgres()) / each, "ms");
    return List.of(
        Figure.of("cpuBot", "CPU of a turn: bot", used.bot() / each, "ms"),
        Figure.of("cpuPostgres", "CPU of a turn: PostgreSQL", used.postgres() / each, "ms"),
        scenario == Scenario.SATURATION ? both.below(1.3) : both,
        Figure.of("cpuInstrument", "CPU of a turn: the instrument", used.instrument() / each, "ms"),
        Figure.of(
            "cpuOthers", "cores that other programs used", used.others() / window.seconds(), ""));
  }

  private Figure memory(Stage stage) {
    Figure peak =
        Figure.of("memory", "memory of the bot, peak", Memory.peak(stage.bot().handle()), "MB");
    return scenario == Scenario.SATURATION ? peak.below(600) : peak;
  }
}
