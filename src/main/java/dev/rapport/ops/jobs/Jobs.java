package dev.rapport.ops.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;

/// Runs the timed jobs of this process while it runs.
final class Jobs implements SmartLifecycle {
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(3);

  private final DataSource dataSource;
  private final List<RecurringTask<?>> tasks;
  private Scheduler scheduler; // guarded by this

  Jobs(DataSource dataSource, List<RecurringTask<?>> tasks) {
    this.dataSource = dataSource;
    this.tasks = tasks;
    this.scheduler = create();
  }

  private Scheduler create() {
    return Scheduler.create(dataSource)
        .startTasks(tasks)
        .threads(2)
        .pollingInterval(POLL)
        .shutdownMaxWait(STOPPED_WITHIN)
        .schedulerName(new SchedulerName.Fixed("rapport-" + UUID.randomUUID()))
        .build();
  }

  @Override
  public void start() {
    scheduler.start();
  }

  @Override
  public void stop() {
    scheduler.stop();
    scheduler = create();
  }

  @Override
  public boolean isRunning() {
    return scheduler.getSchedulerState().isStarted();
  }
}
