package dev.rapport.telegram.client;

/// How quickly calls may follow one another: on average one each `interval`, and up to `burst` at
/// once after a pause.
///
/// This is the generic cell rate algorithm (ITU-T I.371), a token bucket whose whole state is one
/// number: the time at which the bucket would be full again. So over any span of time `t` at most
/// `burst + t / interval` calls pass.
///
/// @param interval nanoseconds; 0 for no limit
record Pace(long interval, int burst) {
  private static final double NANOS = 1e9;

  static Pace perSecond(double rate, int burst) {
    return new Pace(rate == 0 ? 0 : Math.round(NANOS / rate), burst);
  }

  /// The earliest time of the next call.
  ///
  /// @param full when the bucket is full again
  /// @param kept how many calls must still be possible after it
  long earliest(long full, int kept) {
    return full - (burst - 1 - kept) * interval;
  }

  /// When the bucket is full again after a call.
  long fullAfter(long full, long at) {
    return Math.max(full, at) + interval;
  }
}
