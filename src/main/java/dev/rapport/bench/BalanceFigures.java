package dev.rapport.bench;

import java.util.List;

/// What every trial tells about its updates.
final class BalanceFigures {
  private BalanceFigures() {}

  static List<Figure> of(Balance balance) {
    return List.of(
        Figure.count("acknowledged", "updates acknowledged in all", balance.acknowledged()),
        Figure.count("redelivered", "deliveries that had to be repeated", balance.refused()),
        Figure.count("others", "messages that answer nothing, such as apologies", balance.others()),
        Figure.count("lost", "acknowledged and never answered", balance.unanswered()).none(),
        Figure.count("doubled", "answered twice", balance.doubled()).none(),
        Figure.count("stray", "answered in the wrong chat", balance.stray()).none(),
        Figure.count(
                "neverAcknowledged",
                "never acknowledged, however often delivered",
                balance.offered() - balance.acknowledged())
            .none());
  }
}
