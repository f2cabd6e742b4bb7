package dev.rapport.bench;

import java.util.List;

/// What a trial gave.
///
/// @param clean whether nothing was lost, doubled or misdirected
record Outcome(List<Figure> figures, boolean clean) {
  Outcome {
    figures = List.copyOf(figures);
  }
}
