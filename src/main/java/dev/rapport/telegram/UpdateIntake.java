package dev.rapport.telegram;

import java.util.List;

/// Where updates go when they arrive.
public interface UpdateIntake {
  /// Stores updates durably; when it returns, each is on disk. An update that is there already
  /// changes nothing.
  ///
  /// @throws IntakeUnavailableException if nothing could be stored; the sender must offer the
  ///   updates again
  void store(List<UpdateEnvelope> updates);
}
