package dev.rapport.inbox.engine;

import dev.rapport.inbox.PendingUpdate;
import dev.rapport.inbox.Turn.StopReason;
import dev.rapport.inbox.TurnFailedException;
import dev.rapport.inbox.TurnRecord;
import dev.rapport.inbox.TurnResult;
import dev.rapport.inbox.engine.Delivery.Fate;
import dev.rapport.inbox.store.ClaimedLane;
import dev.rapport.inbox.store.ClaimedLane.StoredUpdate;
import dev.rapport.inbox.store.LaneCommit;
import dev.rapport.inbox.store.LaneCommit.Ended;
import dev.rapport.inbox.store.LaneCommit.NewReply;
import dev.rapport.inbox.store.LaneCommit.Outcome;
import dev.rapport.inbox.store.LaneCommit.Release;
import dev.rapport.shared.ErrorCategory;
import dev.rapport.telegram.BotCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Works through what waits in one claimed lane: straight, blocking code on a virtual thread of its
/// own.
///
/// A turn is handled, then what it decided is committed, then sent, then the lane is given back.
/// Whatever is not committed when the node dies is done again elsewhere; whatever is committed is
/// sent by whoever owns the lane next.
final class LaneRun implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(LaneRun.class);
  private static final int MOST_RESTARTS = 3;
  private static final Duration SPREAD = Duration.ofSeconds(1);

  private final ClaimedLane claimed;
  private final Lease lease;
  private final LaneTools tools;
  private final Outbound outbound;
  private final List<TurnRecord> kept = new ArrayList<>();
  private int handled;
  private int attempts;

  LaneRun(ClaimedLane claimed, Lease lease, LaneTools tools) {
    this.claimed = claimed;
    this.lease = lease;
    this.tools = tools;
    outbound = new Outbound(lease, tools.commits(), tools.delivery(), tools.handler());
    handled = claimed.parked() ? 1 : 0;
    attempts = claimed.attempts();
  }

  Lease lease() {
    return lease;
  }

  @Override
  public void run() {
    try {
      work();
    } catch (LaneLostException _) {
      LOG.info("lane {} went to another owner", claimed.lane());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      LOG.error("lane {} is left to its lease: {}", claimed.lane(), Reasons.brief(e), e);
    } finally {
      MDC.clear();
    }
  }

  private void work() throws InterruptedException {
    outbound.takeOver(claimed.replies());
    List<PendingUpdate> waiting = claimed.waiting().stream().map(this::parsed).toList();
    if (waiting.isEmpty() || !claimed.replies().isEmpty()) {
      boolean nothingElse = waiting.isEmpty();
      if (outbound.send(handled, nothingElse) || nothingElse) return;
    }
    int restarts = 0;
    while (!waiting.isEmpty()) {
      int size = Math.clamp(tools.handler().plan(waiting), 1, waiting.size());
      var turn = new RunningTurn(this, lease, botId(), waiting.subList(0, size), attempts);
      boolean last = size == waiting.size();
      switch (step(turn, last, restarts < MOST_RESTARTS)) {
        case ENDED -> {
          return;
        }
        case NEXT -> waiting = waiting.subList(size, waiting.size());
        case AGAIN -> {
          restarts++;
          waiting = tools.lanes().waiting(claimed.lane()).stream().map(this::parsed).toList();
        }
      }
    }
  }

  private enum Step {
    NEXT,
    AGAIN,
    ENDED
  }

  private Step step(RunningTurn turn, boolean last, boolean mayRestart)
      throws InterruptedException {
    MDC.put("correlation", turn.correlationId());
    lease.beginTurn();
    if (!mayRestart && !turn.committed()) throw new IllegalStateException("no turn to commit");
    long start = System.nanoTime();
    try {
      TurnResult result = tools.handler().handle(turn);
      StopReason stop = lease.stopReason();
      if (stop == StopReason.HANDED_OVER) return handBack(result.records());
      if (stop == StopReason.BURST) {
        keep(result.records());
        return Step.AGAIN;
      }
      return finish(turn, result, last);
    } catch (LaneLostException e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(turn, e, last);
    } finally {
      tools.turnEnded(System.nanoTime() - start);
    }
  }

  private Step finish(RunningTurn turn, TurnResult result, boolean last)
      throws InterruptedException {
    List<TurnRecord> records = new ArrayList<>(kept);
    records.addAll(result.records());
    var decided = new TurnResult(result.replies(), records, result.onCommitted());
    return commit(turn, ended(turn, "DONE", null), decided, last);
  }

  private Step commit(RunningTurn turn, List<Ended> ended, TurnResult result, boolean last)
      throws InterruptedException {
    List<NewReply> fresh = new ArrayList<>();
    for (BotCall call : result.replies()) {
      int part = fresh.size();
      fresh.add(new NewReply(botId(), turn.firstUpdateId(), part, call, part == 0));
    }
    LaneCommit commit =
        LaneCommit.of(claimed.lane(), claimed.epoch())
            .ending(ended)
            .adding(fresh)
            .remembering(result.records());
    boolean over = last && fresh.isEmpty();
    int after = handled + ended.size();
    if (over) commit = commit.releasing(new Release(after, Duration.ZERO, false, 0));
    List<Long> ids = tools.commits().write(commit, lease);
    result.onCommitted().run();
    handled = after;
    attempts = 0;
    kept.clear();
    if (over) return Step.ENDED;
    outbound.add(fresh, ids);
    boolean parked = outbound.send(handled, last);
    return last || parked ? Step.ENDED : Step.NEXT;
  }

  private Step failed(RunningTurn turn, RuntimeException failure, boolean last)
      throws InterruptedException {
    String reason = Reasons.brief(failure);
    Optional<Duration> postponed = postponed(turn, failure);
    if (postponed.isPresent()) {
      LOG.info("turn waits {} ms: {}", postponed.get().toMillis(), reason);
      write(new Release(handled, postponed.get(), false, attempts));
      return Step.ENDED;
    }
    boolean useless = false;
    if (failure instanceof TurnFailedException own) {
      keep(own.records());
      useless =
          own.category() == ErrorCategory.CALLER || own.category() == ErrorCategory.UPSTREAM_FINAL;
    }
    int tries = attempts + 1;
    if (!useless && tries < tools.settings().attempts()) {
      Duration pause = tools.settings().backoff(tries, ThreadLocalRandom.current().nextDouble());
      LOG.warn("turn failed, try {} follows in {} ms: {}", tries + 1, pause.toMillis(), reason);
      if (!(failure instanceof TurnFailedException)) LOG.debug("the failure", failure);
      tools.turnFailed();
      write(new Release(handled, pause, false, tries));
      return Step.ENDED;
    }
    LOG.error("turn given up after {} tries: {}", tries, reason, failure);
    tools.turnDead();
    List<BotCall> apology =
        tools.handler().apology(turn.updates().getLast()).map(List::of).orElse(List.of());
    return commit(turn, ended(turn, "DEAD", reason), new TurnResult(apology, kept), last);
  }

  /// How long the turn waits, if it was not tried and came not too long ago. What waits for the
  /// same comes back spread over a while.
  private Optional<Duration> postponed(RunningTurn turn, RuntimeException failure) {
    if (!(failure instanceof TurnFailedException own)) return Optional.empty();
    Instant end = turn.updates().getFirst().receivedAt().plus(tools.settings().patience());
    return own.postponed()
        .filter(_ -> tools.clock().instant().isBefore(end))
        .map(pause -> pause.plusMillis(ThreadLocalRandom.current().nextLong(SPREAD.toMillis())));
  }

  private Step handBack(List<TurnRecord> records) throws InterruptedException {
    keep(records);
    write(new Release(handled, Duration.ZERO, false, attempts));
    return Step.ENDED;
  }

  private void keep(List<TurnRecord> records) {
    records.stream().filter(TurnRecord::isKeptWhenDiscarded).forEach(kept::add);
  }

  private void write(Release release) throws InterruptedException {
    LaneCommit commit =
        LaneCommit.of(claimed.lane(), claimed.epoch()).remembering(kept).releasing(release);
    tools.commits().write(commit, lease);
  }

  private List<Ended> ended(RunningTurn turn, String state, @Nullable String reason) {
    return turn.updates().stream()
        .map(pending -> new Ended(botId(), pending.update().updateId(), state, reason))
        .toList();
  }

  private PendingUpdate parsed(StoredUpdate stored) {
    return new PendingUpdate(tools.reader().read(stored.body()), stored.receivedAt());
  }

  private long botId() {
    return Long.parseLong(claimed.lane().substring(0, claimed.lane().indexOf(':')));
  }

  OptionalLong unfinishedMessage(long botId, long updateId) {
    return tools.lanes().unfinishedMessage(botId, updateId);
  }

  OptionalLong sendUnfinished(RunningTurn turn, BotCall call) {
    var reply = new NewReply(botId(), turn.firstUpdateId(), -1 - attempts, call, true);
    LaneCommit begin = LaneCommit.of(claimed.lane(), claimed.epoch()).adding(List.of(reply));
    try {
      long id = tools.commits().write(begin, lease).getFirst();
      Fate fate = tools.delivery().deliver(call, 0, lease);
      long messageId = fate instanceof Fate.Sent(long sent) ? sent : 0;
      String state = messageId != 0 ? "SENT" : fate instanceof Fate.Unknown ? "UNKNOWN" : "DEAD";
      var outcome = new Outcome(id, state, messageId, 0, messageId != 0 ? null : "unfinished");
      tools
          .commits()
          .write(LaneCommit.of(claimed.lane(), claimed.epoch()).settling(List.of(outcome)), lease);
      return messageId == 0 ? OptionalLong.empty() : OptionalLong.of(messageId);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return OptionalLong.empty();
    }
  }
}
