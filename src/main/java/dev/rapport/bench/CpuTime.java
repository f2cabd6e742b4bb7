package dev.rapport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;

/// How much processor time something has used so far, in seconds.
final class CpuTime {
  private static final double TICKS = 100; // USER_HZ, which Linux shows to programs everywhere

  private CpuTime() {}

  /// Of a process alone; 0 if it is gone.
  static double of(ProcessHandle process) {
    return stat(process, 2)
        .orElseGet(() -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9);
  }

  /// Of a process and of all children that it has had, alive or not. Where the system does not tell
  /// of the dead ones, they are missing.
  static double ofFamily(ProcessHandle process) {
    return stat(process, 4).orElseGet(() -> of(process))
        + process.children().mapToDouble(CpuTime::ofFamily).sum();
  }

  /// The first `count` of user, system, and the ended children's user and system time.
  private static OptionalDouble stat(ProcessHandle process, int count) {
    try {
      String line = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return OptionalDouble.of(sum(Arrays.copyOfRange(fields, 11, 11 + count)));
    } catch (IOException _) {
      return OptionalDouble.empty(); // not Linux, or the process is gone
    }
  }

  /// Of everything on the machine, if the system tells.
  static OptionalDouble ofMachine() {
    try {
      String[] fields =
          Files.readString(Path.of("/proc/stat")).lines().findFirst().orElse("").split(" +");
      double idle = sum(Arrays.copyOfRange(fields, 4, 6));
      return OptionalDouble.of(sum(Arrays.copyOfRange(fields, 1, 8)) - idle);
    } catch (IOException _) {
      return OptionalDouble.empty(); // not Linux
    }
  }

  private static double sum(String[] ticks) {
    return Arrays.stream(ticks).mapToLong(Long::parseLong).sum() / TICKS;
  }
}
