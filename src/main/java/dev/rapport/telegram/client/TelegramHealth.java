package dev.rapport.telegram.client;

import dev.rapport.telegram.TelegramSettings;
import dev.rapport.telegram.TelegramStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects how the parts of this module get on with Telegram. Thread-safe.
///
/// Each problem is logged once when it begins and once when all is well again, however many parts
/// meet it and however often they try.
public final class TelegramHealth implements TelegramStatus {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramHealth.class);

  private final TelegramSettings.Mode mode;
  private final InstantSource clock;

  /// What is wrong for whom; guarded by itself.
  private final Map<Trouble, String> problems = new LinkedHashMap<>();

  private volatile long lastContact = -1;

  TelegramHealth(TelegramSettings.Mode mode, InstantSource clock) {
    this.mode = mode;
    this.clock = clock;
  }

  /// What one part of this module has trouble with.
  public final class Trouble {
    private Trouble() {}

    /// Something is wrong; the text says what to do, in words for the operator.
    public void begin(String problem) {
      synchronized (problems) {
        boolean news = !problems.containsValue(problem);
        problems.put(this, problem);
        if (news) LOG.warn("{}", problem);
      }
    }

    /// It works.
    public void end() {
      synchronized (problems) {
        @Nullable String over = problems.remove(this);
        if (over != null && !problems.containsValue(over))
          LOG.info("Works again, no more: {}", over);
      }
    }
  }

  /// A place for one part's trouble.
  public Trouble trouble() {
    return new Trouble();
  }

  /// Telegram answered or delivered something.
  public void contact() {
    lastContact = clock.millis();
  }

  @Override
  public TelegramSettings.Mode mode() {
    return mode;
  }

  @Override
  public Optional<Instant> lastContact() {
    long millis = lastContact;
    return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  @Override
  public Optional<String> problem() {
    synchronized (problems) {
      String all = problems.values().stream().distinct().collect(Collectors.joining("; "));
      return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
  }
}
