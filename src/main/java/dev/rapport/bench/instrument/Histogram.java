package dev.rapport.bench.instrument;

import dev.rapport.bench.Latencies;

/// Counts durations in buckets whose width grows with the duration, so that each is known to 0.8 %
/// at a cost of a few nanoseconds. What is negative counts as 0.
final class Histogram {
  private static final int PRECISE = 128; // buckets for each doubling
  private static final int DOUBLINGS = 34; // up to 2^41 µs, some 25 days

  private final long[] counts = new long[PRECISE * (DOUBLINGS + 2)];
  private long count;
  private long max;

  void add(long nanos) {
    long micros = Math.max(0, nanos / 1000);
    counts[bucket(micros)]++;
    count++;
    max = Math.max(max, micros);
  }

  private static int bucket(long micros) {
    int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(micros) - 8);
    if (shift > DOUBLINGS) return PRECISE * (DOUBLINGS + 2) - 1;
    return shift * PRECISE + (int) (micros >>> shift);
  }

  private static long middle(int bucket) {
    int shift = Math.max(0, bucket / PRECISE - 1);
    long lowest = (long) (bucket - shift * PRECISE) << shift;
    return lowest + ((1L << shift) >> 1);
  }

  /// The duration in milliseconds that this part of all reaches or stays below; `NaN` without any.
  ///
  /// @param part from 0 to 1
  double percentile(double part) {
    if (count == 0) return Double.NaN;
    long rank = Math.max(1, (long) Math.ceil(part * count));
    long passed = 0;
    for (int i = 0; i < counts.length; i++) {
      passed += counts[i];
      if (passed >= rank) return Math.min(middle(i), max) / 1000.0;
    }
    return 0;
  }

  Latencies latencies() {
    return new Latencies(
        count,
        percentile(0.5),
        percentile(0.95),
        percentile(0.99),
        count == 0 ? Double.NaN : max / 1000.0);
  }
}
