package dev.rapport.inbox.engine;

import dev.rapport.inbox.TurnHandler;
import dev.rapport.inbox.UnknownReply;
import dev.rapport.inbox.engine.Delivery.Fate;
import dev.rapport.inbox.store.ClaimedLane.StoredReply;
import dev.rapport.inbox.store.LaneCommit;
import dev.rapport.inbox.store.LaneCommit.NewReply;
import dev.rapport.inbox.store.LaneCommit.Outcome;
import dev.rapport.inbox.store.LaneCommit.Release;
import dev.rapport.telegram.BotCall;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the replies of one lane, in order, each on record as SENDING before its call is made. Used
/// by one thread.
///
/// What became of one reply is committed together with the start of the next, and the last one
/// together with the release.
final class Outbound {
  private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);

  /// Notices about replies of unknown fate have numbers from here on, and are never followed by
  /// another notice.
  private static final int NOTICE_PARTS = 1000;

  private final Lease lease;
  private final Commits commits;
  private final Delivery delivery;
  private final TurnHandler handler;
  private final Deque<StoredReply> queue = new ArrayDeque<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private @Nullable StoredReply notice;

  Outbound(Lease lease, Commits commits, Delivery delivery, TurnHandler handler) {
    this.lease = lease;
    this.commits = commits;
    this.delivery = delivery;
    this.handler = handler;
  }

  /// Takes over what the last owner has left: what may have been sent already is never sent again.
  void takeOver(List<StoredReply> replies) throws InterruptedException {
    for (StoredReply reply : replies) {
      if (reply.sending() && !Delivery.repeatable(reply.call())) {
        unknown(reply, "its node stopped while it was sent");
      } else {
        queue.add(reply);
      }
    }
    putNoticeOnRecord();
  }

  /// Queues replies that are on record now.
  void add(List<NewReply> replies, List<Long> ids) {
    for (int i = 0; i < replies.size(); i++) {
      NewReply reply = replies.get(i);
      queue.add(
          new StoredReply(
              ids.get(i),
              reply.botId(),
              reply.updateId(),
              reply.part(),
              reply.call(),
              reply.sending(),
              0));
    }
  }

  /// Sends what is queued.
  ///
  /// @param handled how much fewer things wait in the lane when it is given back
  /// @param over whether to give it back afterwards
  /// @return whether the lane was given back early, since the rest cannot be sent yet
  boolean send(int handled, boolean over) throws InterruptedException {
    while (!queue.isEmpty()) {
      StoredReply reply = queue.remove();
      if (!reply.sending()) markSending(reply);
      Fate fate = delivery.deliver(reply.call(), reply.attempts(), lease);
      switch (fate) {
        case Fate.Sent(long messageId) ->
            outcomes.add(new Outcome(reply.id(), "SENT", messageId, reply.attempts(), null));
        case Fate.Unknown(String why) -> {
          unknown(reply, why);
          putNoticeOnRecord();
        }
        case Fate.Dead(String why, boolean silent) -> dead(reply, why, silent);
        case Fate.Untrusted() -> throw new LaneLostException();
        case Fate.Later later -> {
          outcomes.add(new Outcome(reply.id(), "PENDING", 0, later.attempts(), later.why()));
          write(commit().releasing(new Release(handled, later.pause(), true, 0)));
          return true;
        }
      }
    }
    if (over) {
      write(commit().releasing(new Release(handled, Duration.ZERO, false, 0)));
    } else if (!outcomes.isEmpty()) {
      write(commit());
    }
    return false;
  }

  private void markSending(StoredReply reply) throws InterruptedException {
    outcomes.add(new Outcome(reply.id(), "SENDING", 0, reply.attempts(), null));
    write(commit());
  }

  private void unknown(StoredReply reply, String why) {
    LOG.warn("nobody knows whether reply {} arrived: {}", reply.id(), why);
    outcomes.add(new Outcome(reply.id(), "UNKNOWN", 0, reply.attempts(), why));
    if (reply.part() >= 0 && reply.part() < NOTICE_PARTS) notice = reply;
  }

  private void putNoticeOnRecord() throws InterruptedException {
    StoredReply about = notice;
    if (about == null) return;
    notice = null;
    Optional<BotCall> call = handler.unknownFate(new UnknownReply(about.id(), about.call()));
    if (call.isEmpty()) return;
    var fresh =
        List.of(
            new NewReply(
                about.botId(), about.updateId(), NOTICE_PARTS + about.part(), call.get(), false));
    add(fresh, write(commit().adding(fresh)));
  }

  private void dead(StoredReply reply, String why, boolean silent) {
    LOG.warn("reply {} is given up: {}", reply.id(), why);
    outcomes.add(new Outcome(reply.id(), "DEAD", 0, reply.attempts(), why));
    if (!silent) return;
    queue.forEach(rest -> outcomes.add(new Outcome(rest.id(), "DEAD", 0, rest.attempts(), why)));
    queue.clear();
  }

  private LaneCommit commit() {
    LaneCommit commit = LaneCommit.of(lease.held().lane(), lease.held().epoch()).settling(outcomes);
    outcomes.clear();
    return commit;
  }

  private List<Long> write(LaneCommit commit) throws InterruptedException {
    return commits.write(commit, lease);
  }
}
