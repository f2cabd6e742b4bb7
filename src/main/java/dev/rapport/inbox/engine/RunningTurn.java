package dev.rapport.inbox.engine;

import dev.rapport.inbox.PendingUpdate;
import dev.rapport.inbox.Turn;
import dev.rapport.telegram.BotCall;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The turn that a lane's run is at.
final class RunningTurn implements Turn {
  private final LaneRun run;
  private final Lease lease;
  private final long botId;
  private final List<PendingUpdate> updates;
  private final int attempt;

  RunningTurn(LaneRun run, Lease lease, long botId, List<PendingUpdate> updates, int attempt) {
    this.run = run;
    this.lease = lease;
    this.botId = botId;
    this.updates = List.copyOf(updates);
    this.attempt = attempt;
  }

  /// The update under which the turn's replies are on record: its first, which stays the same when
  /// more join.
  long firstUpdateId() {
    return updates.getFirst().update().updateId();
  }

  @Override
  public long botId() {
    return botId;
  }

  @Override
  public long epoch() {
    return lease.held().epoch();
  }

  @Override
  public List<PendingUpdate> updates() {
    return updates;
  }

  @Override
  public String correlationId() {
    return botId + "-" + firstUpdateId();
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public OptionalLong unfinishedMessage() {
    return attempt == 0 ? OptionalLong.empty() : run.unfinishedMessage(botId, firstUpdateId());
  }

  @Override
  public OptionalLong sendUnfinished(BotCall call) {
    return run.sendUnfinished(this, call);
  }

  @Override
  public void whenStopped(Consumer<StopReason> action) {
    lease.whenStopped(action);
  }

  @Override
  public boolean committed() {
    return lease.commitTurn();
  }
}
