package dev.rapport.inbox;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import java.time.Duration;

/// How the lanes are run.
///
/// @param worker whether this process works on lanes at all
/// @param turns how many turns it works on at once
/// @param lease how long a lane stays with a node that says nothing
/// @param retention how long ended updates and replies are kept
/// @param attempts how often a turn is tried before it is given up
/// @param patience how long a turn that could not be tried at all waits before each wait counts as
///   a try
/// @param firstBackoff the pause before the second try; each further one is four times as long
/// @param drain how long running turns may take to end when the node stops
public record InboxSettings(
    boolean worker,
    int turns,
    Duration lease,
    Duration retention,
    int attempts,
    Duration patience,
    Duration firstBackoff,
    Duration drain) {
  public InboxSettings {
    if (turns < 1) throw new IllegalArgumentException("WORKER_TURNS must be at least 1");
    if (retention.toDays() < 2) {
      throw new IllegalArgumentException(
          "INBOX_RETENTION_DAYS must be at least 2: Telegram may offer an update again for a day");
    }
    if (lease.toMillis() < 1000)
      throw new IllegalArgumentException("LANE_LEASE must be at least 1");
  }

  public static InboxSettings from(Settings settings) {
    return new InboxSettings(
        settings.list(Setting.ROLES).contains("worker"),
        settings.whole(Setting.WORKER_TURNS),
        settings.seconds(Setting.LANE_LEASE),
        Duration.ofDays(settings.whole(Setting.INBOX_RETENTION_DAYS)),
        5,
        Duration.ofMinutes(15),
        Duration.ofSeconds(1),
        Duration.ofSeconds(20));
  }

  /// The pause before the next try, with up to a fifth of chance so that many do not come back at
  /// once.
  ///
  /// @param tries how often it was tried, at least 1
  /// @param chance from 0 to 1
  public Duration backoff(int tries, double chance) {
    double pause = firstBackoff.toMillis() * Math.pow(4, Math.min(tries, 8) - 1.0);
    return Duration.ofMillis(Math.round(pause * (0.9 + 0.2 * chance)));
  }
}
