package dev.rapport.inbox.engine;

import dev.rapport.inbox.Turn.StopReason;
import dev.rapport.inbox.store.ClaimedLane;
import dev.rapport.inbox.store.LaneStore;
import dev.rapport.inbox.store.LaneStore.Held;
import dev.rapport.telegram.UpdateEnvelope;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Claims lanes, runs each on a virtual thread, and keeps their leases. One per process.
final class LaneWorker implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final int CLAIM_AT_ONCE = 64;

  /// As many updates in one commit are a flood.
  private static final int FLOOD = 16;

  private static final Duration EBB = Duration.ofMillis(20);
  private static final Duration LONGEST_FLOOD = Duration.ofSeconds(1);
  private static final Duration KEEPING = Duration.ofMillis(500);

  private final LaneTools tools;
  private final LaneStore lanes;
  private final LongSupplier nanoClock;
  private final Duration lease;
  private final Map<String, LaneRun> running = new ConcurrentHashMap<>();
  private final Semaphore wake = new Semaphore(0);
  private volatile long floodedAt;
  private volatile boolean claiming;
  private volatile boolean keeping;
  private volatile List<Thread> threads = List.of();

  LaneWorker(LaneTools tools, LongSupplier nanoClock) {
    this.tools = tools;
    this.lanes = tools.lanes();
    this.lease = tools.settings().lease();
    this.nanoClock = nanoClock;
    floodedAt = nanoClock.getAsLong() - LONGEST_FLOOD.toNanos();
    tools.meters().gaugeMapSize("rapport.lanes.running", List.of(), running);
  }

  /// Tells that these updates are stored now.
  void stored(List<UpdateEnvelope> updates) {
    for (UpdateEnvelope update : updates) {
      LaneRun run = running.get(update.lane());
      if (run != null && startsAnew(update)) run.lease().stop(StopReason.BURST);
    }
    if (updates.size() >= FLOOD) floodedAt = nanoClock.getAsLong();
    wake.release();
  }

  /// In a private chat, a further message joins the turn that has shown nothing yet; a group has
  /// many voices.
  private static boolean startsAnew(UpdateEnvelope update) {
    return update.kind().equals("message") && !update.lane().contains(":-");
  }

  /// Ends the turn that runs in a lane here, if one does.
  void stopTurn(String lane) {
    LaneRun run = running.get(lane);
    if (run != null) run.lease().stop(StopReason.MEMBER);
  }

  @Override
  public void start() {
    claiming = true;
    keeping = true;
    threads =
        List.of(
            Thread.ofPlatform().name("lane-claimer").start(this::claim),
            Thread.ofPlatform().name("lane-keeper").start(this::keep));
  }

  private void claim() {
    while (claiming) {
      try {
        wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
        letFloodPass();
        boolean more = true;
        while (claiming && more) more = claimOnce();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("lanes cannot be claimed now: {}", Reasons.brief(e));
      }
    }
  }

  /// In a flood, taking in goes first, since Telegram waits for it; and what comes in meanwhile for
  /// one chat is answered together. But nobody waits long for that.
  private void letFloodPass() throws InterruptedException {
    long begin = nanoClock.getAsLong();
    while (claiming
        && nanoClock.getAsLong() - floodedAt < EBB.toNanos()
        && nanoClock.getAsLong() - begin < LONGEST_FLOOD.toNanos()) {
      Thread.sleep(EBB.dividedBy(2));
    }
  }

  /// Claims what waits.
  ///
  /// @return whether more may wait
  private boolean claimOnce() {
    int room = Math.min(CLAIM_AT_ONCE, tools.settings().turns() - running.size());
    if (room <= 0) return false;
    long before = nanoClock.getAsLong();
    List<ClaimedLane> claimed = lanes.claim(room, lease);
    for (ClaimedLane lane : claimed) start(lane, trustedUntil(before));
    return claimed.size() == room;
  }

  /// A lease is not trusted for its last sixth.
  private long trustedUntil(long from) {
    return from + lease.toNanos() / 6 * 5;
  }

  private void start(ClaimedLane claimed, long trustedUntil) {
    LaneRun before = running.get(claimed.lane());
    if (before != null && before.lease().held().epoch() == claimed.epoch()) return;
    if (before != null) before.lease().lose();
    var run =
        new LaneRun(
            claimed, new Lease(claimed.lane(), claimed.epoch(), trustedUntil, nanoClock), tools);
    running.put(claimed.lane(), run);
    Thread.ofVirtual()
        .name("lane " + claimed.lane())
        .start(() -> {
          try {
            run.run();
          } finally {
            running.remove(claimed.lane(), run);
            if (running.size() >= tools.settings().turns() - 1) wake.release();
          }
        });
  }

  private void keep() {
    while (keeping) {
      try {
        Thread.sleep(KEEPING);
        if (running.isEmpty()) continue;
        passOnStops();
        renew();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("leases cannot be renewed now: {}", Reasons.brief(e));
      }
    }
  }

  private void passOnStops() {
    for (Held held : lanes.stopRequests()) stopTurn(held.lane());
  }

  private void renew() {
    long now = nanoClock.getAsLong();
    long soon = now + lease.toNanos() / 2;
    List<LaneRun> due =
        running.values().stream().filter(run -> run.lease().trustedUntil() - soon < 0).toList();
    if (due.isEmpty()) return;
    Set<String> ours =
        new HashSet<>(lanes.renew(due.stream().map(run -> run.lease().held()).toList(), lease));
    for (LaneRun run : due) {
      if (ours.contains(run.lease().held().lane())) {
        run.lease().renewed(trustedUntil(now));
      } else if (running.containsValue(run)) {
        run.lease().lose();
      }
    }
  }

  /// Stops claiming, lets the turns end, and hands back what does not end in time.
  @Override
  public void stop() {
    claiming = false;
    Duration drain = tools.settings().drain();
    if (!awaitIdle(drain.multipliedBy(3).dividedBy(4))) {
      LOG.info("handing back {} turns", running.size());
      running.values().forEach(run -> run.lease().stop(StopReason.HANDED_OVER));
      if (!awaitIdle(drain.dividedBy(4))) {
        LOG.warn("{} turns are left to their leases", running.size());
      }
    }
    keeping = false;
    threads.forEach(Thread::interrupt);
  }

  private boolean awaitIdle(Duration limit) {
    long end = nanoClock.getAsLong() + limit.toNanos();
    while (!running.isEmpty()) {
      if (nanoClock.getAsLong() - end > 0) return false;
      try {
        Thread.sleep(10);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isRunning() {
    return claiming;
  }
}
