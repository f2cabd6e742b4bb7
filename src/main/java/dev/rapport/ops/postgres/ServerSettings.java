package dev.rapport.ops.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What the server is told. Nothing that was acknowledged may be lost, so everything that makes a
/// commit durable is on, also where PostgreSQL's own default would do the same.
final class ServerSettings {
  private static final long GIB = 1L << 30;

  /// Who may connect: this machine only, with the password.
  static final String ACCESS =
      """
      # Written by Rapport at each start; changes are lost.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  /// The file for the operator's own settings, beside `postgresql.conf`.
  static final String CUSTOM = "custom.conf";

  private ServerSettings() {}

  /// The text of `postgresql.conf`.
  ///
  /// The sizes suit a small machine that the bot shares. Parallel queries, just-in-time compilation
  /// and I/O workers would take cores away from short transactions. The log gets what the server
  /// itself does and no failed statement: their texts and values may be people's messages, and who
  /// sent them is told anyway.
  static String text(int port, Platform platform) {
    return """
    # Written by Rapport at each start; changes are lost. Put your own into custom.conf.
    listen_addresses = '127.0.0.1'
    port = %d
    unix_socket_directories = ''
    max_connections = 60
    password_encryption = 'scram-sha-256'

    fsync = on
    synchronous_commit = on
    full_page_writes = on
    wal_sync_method = %s
    max_wal_size = 2GB
    min_wal_size = 256MB
    wal_buffers = 16MB
    max_wal_senders = 4
    checkpoint_timeout = 15min
    checkpoint_completion_target = 0.9

    shared_buffers = %s
    effective_cache_size = 1GB
    work_mem = 8MB
    maintenance_work_mem = 64MB
    random_page_cost = 1.1
    jit = off
    io_method = sync
    max_worker_processes = 4
    max_logical_replication_workers = 0
    max_parallel_workers_per_gather = 0
    autovacuum_max_workers = 2
    autovacuum_naptime = 15s

    timezone = 'UTC'
    log_timezone = 'UTC'
    lc_messages = 'C'
    default_text_search_config = 'pg_catalog.simple'

    logging_collector = on
    log_directory = 'log'
    log_filename = 'postgresql-%%a.log'
    log_rotation_age = 1d
    log_rotation_size = 0
    log_truncate_on_rotation = on
    log_min_messages = log
    log_error_verbosity = terse
    log_statement = none
    log_min_duration_statement = -1
    log_min_error_statement = panic
    log_parameter_max_length = 0
    log_parameter_max_length_on_error = 0
    log_checkpoints = off

    include_if_exists = '%s'
    """
        .formatted(
            port,
            platform.isMacOs() ? "fsync_writethrough" : "fdatasync",
            memory() >= 4 * GIB ? "256MB" : "128MB",
            CUSTOM);
  }

  private static long memory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
