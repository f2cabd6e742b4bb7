package dev.rapport.bench;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How this program starts itself again in another process.
///
/// @param java the java program
/// @param flags what this process's JVM was started with, fit for another one
/// @param classPath as this process has it
/// @param nested whether the classes lie inside a Spring Boot jar, which needs its loader
record Launch(Path java, List<String> flags, String classPath, boolean nested) {
  private static final List<String> OURS_ALONE =
      List.of(
          "-javaagent:",
          "-agentlib:",
          "-agentpath:",
          "-XX:AOTCacheOutput=",
          "-XX:StartFlightRecording");

  static Launch own() {
    String location =
        String.valueOf(Benchmark.class.getProtectionDomain().getCodeSource().getLocation());
    return of(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        System.getProperty("java.class.path"),
        location);
  }

  /// @param location where this class was loaded from
  static Launch of(Path java, List<String> flags, String classPath, String location) {
    List<String> kept =
        flags.stream().filter(flag -> OURS_ALONE.stream().noneMatch(flag::startsWith)).toList();
    return new Launch(java, kept, classPath, location.contains("BOOT-INF"));
  }

  /// The bot as `./rapport start` runs it, with the flags of this process, and from the same
  /// working directory: an AOT cache does not fit the same jars by another path.
  ///
  /// @param directory where it looks for files instead
  List<String> bot(Path directory) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(flags);
    command.add("-Drapport.directory=" + directory);
    boolean jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    command.addAll(
        jar ? List.of("-jar", classPath) : List.of("-cp", classPath, "dev.rapport.Rapport"));
    command.add("start");
    return command;
  }

  /// The instrument, in as little memory as it needs.
  List<String> instrument() {
    String main = "dev.rapport.bench.instrument.InstrumentMain";
    Stream<String> lean =
        Stream.of(java.toString(), "-Xms64m", "-Xmx320m", "-XX:+UseSerialGC", "-cp", classPath);
    Stream<String> entry =
        nested
            ? Stream.of(
                "-Dloader.main=" + main,
                "org.springframework.boot.loader.launch.PropertiesLauncher")
            : Stream.of(main);
    return Stream.concat(lean, entry).toList();
  }
}
