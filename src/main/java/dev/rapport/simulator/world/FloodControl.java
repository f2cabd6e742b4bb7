package dev.rapport.simulator.world;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Counts what a bot sends against the limits. Guarded by the world's lock.
public final class FloodControl {
  private final InstantSource clock;
  private final Faults faults;
  private final Map<String, Bucket> buckets = new HashMap<>();

  FloodControl(InstantSource clock, Faults faults) {
    this.clock = clock;
    this.faults = faults;
  }

  /// Takes one message or edit for the chat.
  ///
  /// @return how many seconds to wait, if it is too much; then nothing is counted
  public OptionalInt takeMessage(Bot bot, Chat chat) {
    FloodLimits limits = faults.limits();
    if (!limits.enabled()) return OptionalInt.empty();
    List<Bucket> needed = new ArrayList<>();
    String key = bot.id() + "/" + chat.id();
    needed.add(bucket(key, limits.chatBurst(), limits.chatPerSecond()));
    if (!chat.isPrivate()) {
      needed.add(bucket(key + "/group", limits.groupPerMinute(), limits.groupPerMinute() / 60.0));
    }
    needed.add(bucket(Long.toString(bot.id()), limits.globalPerSecond(), limits.globalPerSecond()));
    return take(needed);
  }

  /// Takes one change of a draft.
  ///
  /// @return how many seconds to wait, if it is too much
  public OptionalInt takeDraft(Bot bot, Chat chat) {
    FloodLimits limits = faults.limits();
    if (!limits.enabled()) return OptionalInt.empty();
    String key = bot.id() + "/" + chat.id() + "/draft";
    return take(List.of(bucket(key, limits.draftPerSecond() * 2, limits.draftPerSecond())));
  }

  private Bucket bucket(String key, int size, double perSecond) {
    Bucket bucket = buckets.get(key);
    if (bucket == null || bucket.size != size || bucket.perSecond != perSecond) {
      bucket = new Bucket(size, perSecond, clock.instant());
      buckets.put(key, bucket);
    }
    return bucket;
  }

  private OptionalInt take(List<Bucket> needed) {
    Instant now = clock.instant();
    double longest = 0;
    for (Bucket bucket : needed) longest = Math.max(longest, bucket.secondsUntilOne(now));
    if (longest > 0) return OptionalInt.of((int) Math.ceil(longest));
    needed.forEach(bucket -> bucket.level -= 1);
    return OptionalInt.empty();
  }

  /// A token bucket.
  private static final class Bucket {
    private final int size;
    private final double perSecond;
    private double level;
    private Instant filledAt;

    Bucket(int size, double perSecond, Instant now) {
      this.size = size;
      this.perSecond = perSecond;
      this.level = size;
      this.filledAt = now;
    }

    double secondsUntilOne(Instant now) {
      double seconds = java.time.Duration.between(filledAt, now).toNanos() / 1e9;
      level = Math.min(size, level + seconds * perSecond);
      filledAt = now;
      return level >= 1 ? 0 : (1 - level) / perSecond;
    }
  }
}
