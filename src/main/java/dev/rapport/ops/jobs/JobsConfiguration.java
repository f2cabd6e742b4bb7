package dev.rapport.ops.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rapport.inbox.InboxSettings;
import dev.rapport.inbox.Retention;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/// Wires the timed jobs.
@Configuration(proxyBeanMethods = false)
@Conditional(OnScheduler.class)
class JobsConfiguration {
  private static final Duration RETENTION_EVERY = Duration.ofMinutes(30);
  private static final Duration BETWEEN_BATCHES = Duration.ofMillis(200);

  @Bean
  RetentionJob retentionJob(Retention retention, InboxSettings inbox, MeterRegistry meters) {
    return new RetentionJob(retention, inbox.retention(), BETWEEN_BATCHES, meters);
  }

  @Bean
  RecurringTask<?> retentionTask(RetentionJob job) {
    return Tasks.recurring("retention", FixedDelay.of(RETENTION_EVERY))
        .execute((_, context) -> job.run(() -> context.getSchedulerState().isShuttingDown()));
  }

  @Bean
  Jobs jobs(DataSource dataSource, List<RecurringTask<?>> tasks) {
    return new Jobs(dataSource, tasks);
  }
}
