/// Timed jobs, run once among all processes with the role `scheduler` by db-scheduler. Owns the
/// table `scheduled_tasks`.
@NullMarked
package dev.rapport.ops.jobs;

import org.jspecify.annotations.NullMarked;
