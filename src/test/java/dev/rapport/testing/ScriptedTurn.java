package dev.rapport.testing;

import dev.rapport.inbox.PendingUpdate;
import dev.rapport.inbox.Turn;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.Update;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A turn whose surroundings a test plays.
public final class ScriptedTurn implements Turn {
  public final List<BotCall> unfinished = new CopyOnWriteArrayList<>();
  public volatile OptionalLong unfinishedMessage = OptionalLong.empty();
  public volatile long epoch = 1;
  public volatile boolean mayCommit = true;
  public volatile OptionalLong messageForUnfinished = OptionalLong.of(500);
  private final List<PendingUpdate> updates = new ArrayList<>();
  private final List<Consumer<StopReason>> listeners = new CopyOnWriteArrayList<>();

  public ScriptedTurn(Update... updates) {
    for (Update update : updates) this.updates.add(new PendingUpdate(update, Instant.EPOCH));
  }

  public void stop(StopReason reason) {
    listeners.forEach(listener -> listener.accept(reason));
  }

  @Override
  public long botId() {
    return 42;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public List<PendingUpdate> updates() {
    return updates;
  }

  @Override
  public String correlationId() {
    return "42-" + updates.getFirst().update().updateId();
  }

  @Override
  public int attempt() {
    return 0;
  }

  @Override
  public OptionalLong unfinishedMessage() {
    return unfinishedMessage;
  }

  @Override
  public OptionalLong sendUnfinished(BotCall call) {
    unfinished.add(call);
    return messageForUnfinished;
  }

  @Override
  public void whenStopped(Consumer<StopReason> action) {
    listeners.add(action);
  }

  @Override
  public boolean committed() {
    return mayCommit;
  }
}
