package dev.rapport.bench;

import java.time.Duration;
import java.util.List;

/// Stops the bot and starts it again.
///
/// @param first how long the first start took, with a new database
record StartTrial(Duration first) implements Trial {
  @Override
  public String title() {
    return Scenario.START.title();
  }

  @Override
  public Outcome run(Stage stage) {
    Duration stopped = stage.bot().stop();
    Duration second = stage.bot().start();
    return new Outcome(
        List.of(
            Figure.of("first", "first start, database made, to ready", seconds(first), "s"),
            Figure.of("second", "second start, to ready", seconds(second), "s").below(4),
            Figure.of("stop", "stop", seconds(stopped), "s")),
        true);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
