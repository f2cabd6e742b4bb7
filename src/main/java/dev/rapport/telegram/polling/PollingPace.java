package dev.rapport.telegram.polling;

import dev.rapport.telegram.background.RetryPace;
import java.time.Duration;

/// How long polling waits for what.
///
/// @param poll how long Telegram keeps a request for updates open
/// @param lease how long a process that fell silent keeps the others from polling
/// @param quiet after this long without an update their ids may begin anew
record PollingPace(Duration poll, Duration lease, Duration quiet, RetryPace retry) {
  static final PollingPace USUAL =
      new PollingPace(
          Duration.ofSeconds(50), Duration.ofSeconds(15), Duration.ofDays(6), RetryPace.USUAL);
}
