package dev.rapport.bench;

/// What a figure should be.
sealed interface Goal {
  boolean isReached(double value);

  /// More than.
  record Above(double limit) implements Goal {
    @Override
    public boolean isReached(double value) {
      return value > limit;
    }

    @Override
    public String toString() {
      return "> " + Figure.text(limit);
    }
  }

  /// Less than.
  record Below(double limit) implements Goal {
    @Override
    public boolean isReached(double value) {
      return value < limit;
    }

    @Override
    public String toString() {
      return "< " + Figure.text(limit);
    }
  }

  /// Not a single one.
  record Nothing() implements Goal {
    @Override
    public boolean isReached(double value) {
      return value == 0;
    }

    @Override
    public String toString() {
      return "0";
    }
  }
}
