package dev.rapport.telegram.updates;

import dev.rapport.telegram.UpdateIntake;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/// A reception for tests of what brings updates to it.
public final class TestReception {
  private TestReception() {}

  /// The reception of bot 42.
  public static Reception into(UpdateIntake intake) {
    return new Reception(42, new StreamingUpdateReader(), intake, new SimpleMeterRegistry());
  }
}
