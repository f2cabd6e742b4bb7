package dev.rapport.bench.instrument;

import dev.rapport.bench.Window;

/// What is counted from one look to the next.
final class Observation {
  private final long since;
  private final Histogram ownShare = new Histogram();
  private final Histogram whole = new Histogram();
  private final Histogram acknowledgement = new Histogram();
  private long turns;
  private long acknowledged;
  private long previews;
  private long firstDue = Long.MAX_VALUE;
  private long lastAcknowledged = Long.MIN_VALUE;

  Observation(long since) {
    this.since = since;
  }

  void answered(Asked question, long now) {
    long time = now - question.dueAt();
    turns++;
    whole.add(time);
    ownShare.add(time - question.modelTime());
  }

  void acknowledged(Asked question, long now) {
    acknowledged++;
    acknowledgement.add(now - question.dueAt());
    firstDue = Math.min(firstDue, question.dueAt());
    lastAcknowledged = Math.max(lastAcknowledged, now);
  }

  void previewed() {
    previews++;
  }

  Window window(long now) {
    return new Window(
        (now - since) / 1e9,
        turns,
        acknowledged,
        acknowledged == 0 ? 0 : (lastAcknowledged - firstDue) / 1e9,
        previews,
        ownShare.latencies(),
        whole.latencies(),
        acknowledgement.latencies());
  }
}
