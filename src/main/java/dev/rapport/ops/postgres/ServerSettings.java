package dev.rapport.ops.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

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
  static String text(int port, Platform platform) {
    return template()
        .replace("${port}", String.valueOf(port))
        .replace("${wal_sync_method}", platform.isMacOs() ? "fsync_writethrough" : "fdatasync")
        .replace("${shared_buffers}", memory() >= 4 * GIB ? "256MB" : "128MB")
        .replace("${custom}", CUSTOM);
  }

  private static String template() {
    try (InputStream file = ServerSettings.class.getResourceAsStream("/postgres/postgresql.conf")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long memory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
