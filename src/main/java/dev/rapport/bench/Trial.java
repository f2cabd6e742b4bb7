package dev.rapport.bench;

/// One thing that is tried out.
interface Trial {
  /// What is about to happen, in a line.
  String title();

  Outcome run(Stage stage);
}
