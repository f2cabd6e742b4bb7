package dev.rapport.telegram.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Work on a thread of its own that begins when all else is ready and ends before all else does.
public abstract class Background implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final String name;
  private final boolean enabled;
  private volatile CountDownLatch stop = new CountDownLatch(1);
  private volatile @Nullable Thread thread;

  /// @param enabled whether it begins by itself
  protected Background(String name, boolean enabled) {
    this.name = name;
    this.enabled = enabled;
  }

  /// The work; returns when it is done or was told to stop.
  protected abstract void work();

  /// Ends what the work waits for right now; called once it was told to stop.
  protected void interrupt() {}

  /// Waits, unless it is told to stop.
  ///
  /// @return whether to go on
  protected final boolean pause(Duration time) {
    try {
      return !stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  protected final boolean isStopping() {
    return stop.getCount() == 0;
  }

  @Override
  public final boolean isAutoStartup() {
    return enabled;
  }

  @Override
  public final synchronized void start() {
    stop = new CountDownLatch(1);
    thread = Thread.ofVirtual().name(name).start(this::guarded);
  }

  private void guarded() {
    try {
      work();
    } catch (RuntimeException e) {
      LOG.error("{} ended by a fault", name, e);
    }
  }

  @Override
  public final synchronized void stop() {
    stop.countDown();
    interrupt();
    Thread working = thread;
    thread = null;
    if (working == null) return;
    try {
      if (!working.join(FAREWELL)) LOG.warn("{} does not end", name);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public final boolean isRunning() {
    return thread != null;
  }
}
