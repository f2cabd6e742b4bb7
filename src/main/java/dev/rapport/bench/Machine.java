package dev.rapport.bench;

import java.lang.management.ManagementFactory;

/// What it was measured on.
///
/// @param memory in gigabytes
record Machine(int cores, double memory, String system, String java) {
  static Machine here() {
    double bytes =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean known
            ? known.getTotalMemorySize()
            : 0;
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        bytes / (1 << 30),
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vm.vendor")));
  }

  @Override
  public String toString() {
    return "%d cores, %.1f GB, %s, Java %s".formatted(cores, memory, system, java);
  }
}
