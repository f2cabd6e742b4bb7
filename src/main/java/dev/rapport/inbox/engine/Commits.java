package dev.rapport.inbox.engine;

import dev.rapport.inbox.store.LaneCommit;
import dev.rapport.inbox.store.LaneCommitter;
import dev.rapport.inbox.store.LaneCommitter.Committed;
import dev.rapport.storage.GroupCommit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Commits for the owners of lanes, many together, and waits through a restart of the database.
final class Commits implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
  private static final int COMMITTERS = 2;
  private static final int LARGEST_BATCH = 128;

  private final GroupCommit<LaneCommit, Committed> commits;

  Commits(LaneCommitter committer) {
    commits = new GroupCommit<>("lane-commit", COMMITTERS, LARGEST_BATCH, committer::commit);
  }

  /// Writes a commit, repeating it while the database is away and the lease is trusted.
  ///
  /// @return the numbers of the fresh replies
  /// @throws LaneLostException if the lane is not ours any more
  List<Long> write(LaneCommit commit, Lease lease) throws InterruptedException {
    for (long pause = 100; ; pause = Math.min(2 * pause, 2000)) {
      try {
        Committed committed = commits.submit(commit);
        if (!committed.held()) throw new LaneLostException();
        return committed.replyIds();
      } catch (RuntimeException e) {
        if (!mayPass(e)) throw e;
        if (!lease.trusted()) throw new LaneLostException();
        LOG.warn("the database is away, trying again: {}", Reasons.brief(e));
        Thread.sleep(pause);
      }
    }
  }

  private static boolean mayPass(RuntimeException failure) {
    return failure instanceof TransientDataAccessException
        || failure instanceof RecoverableDataAccessException
        || failure instanceof DataAccessResourceFailureException
        || failure instanceof TransactionException;
  }

  @Override
  public void close() {
    commits.close();
  }
}
