package dev.rapport.ops.health;

import dev.rapport.inbox.Backlog;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/// What the lanes have to do. A backlog is no illness: it is told, and the status stays.
final class LanesHealth extends AbstractHealthIndicator {
  private final BacklogWatch watch;

  LanesHealth(BacklogWatch watch) {
    super("the backlog cannot be read");
    this.watch = watch;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Backlog backlog = watch.now();
    health
        .up()
        .withDetail("running", backlog.running())
        .withDetail("pending", backlog.pending())
        .withDetail("oldestWaitingSeconds", backlog.oldestWaiting().toMillis() / 1000.0)
        .withDetail("dead", backlog.dead())
        .withDetail("unknownReplies", backlog.unknown());
  }
}
