package dev.rapport.telegram.client;

/// At most so many calls within any span of time; for limits that Telegram counts by the minute.
///
/// Remembers the times of as many calls as are allowed in one span. Not thread-safe.
final class Window {
  private static final double CAUTION = 1.01;

  private final long[] times;
  private final long span;
  private int used;
  private int next;

  /// @param span nanoseconds
  Window(int calls, long span) {
    this.times = new long[calls];
    this.span = span;
  }

  /// A window for a rate by the minute; a rate below one a minute makes the span longer. It is a
  /// little longer than told, for calls that are delayed unequally on their way.
  static Window perMinute(double rate) {
    int calls = (int) Math.max(1, Math.floor(rate));
    return new Window(calls, Math.round(CAUTION * 60e9 * calls / rate));
  }

  /// The earliest time of the next call.
  ///
  /// @param kept how many calls must still be possible in the same span
  long earliest(int kept) {
    int usable = times.length - kept;
    if (usable < 1) return Long.MAX_VALUE;
    if (used < usable) return 0;
    return times[Math.floorMod(next - usable, times.length)] + span;
  }

  /// Half of the calls, at least one: what progress leaves to messages.
  int half() {
    return Math.max(1, times.length / 2);
  }

  void add(long at) {
    times[next] = at;
    next = (next + 1) % times.length;
    used = Math.min(used + 1, times.length);
  }

  boolean isEmptyAt(long now) {
    return used == 0 || times[Math.floorMod(next - 1, times.length)] + span <= now;
  }
}
