package dev.rapport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The memory of a process.
final class Memory {
  private Memory() {}

  /// The most that it ever held, in megabytes; where the system keeps no such record, what it holds
  /// now.
  static double peak(ProcessHandle process) {
    String pid = String.valueOf(process.pid());
    try (Stream<String> lines = Files.lines(Path.of("/proc", pid, "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .findFirst()
          .map(Memory::kilobytes)
          .orElse(0.0);
    } catch (IOException _) {
      return held(pid); // not Linux
    }
  }

  static double held(String pid) {
    try {
      Process ps = new ProcessBuilder(List.of("ps", "-o", "rss=", "-p", pid)).start();
      return kilobytes(new String(ps.getInputStream().readAllBytes(), UTF_8));
    } catch (IOException _) {
      return 0; // no ps either
    }
  }

  private static double kilobytes(String text) {
    String digits = text.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits) / 1024.0;
  }
}
