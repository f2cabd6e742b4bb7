package dev.rapport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A flight recording of the bot, if one is wanted.
///
/// @param file where it goes, or null if none is wanted
record Recording(@Nullable Path file, ProcessHandle bot) {
  static Recording begin(Stage stage, Scenario scenario) {
    @Nullable Path wanted = stage.options().output().recording();
    boolean now = scenario == Scenario.SATURATION;
    Recording recording = new Recording(now ? wanted : null, stage.bot().handle());
    if (recording.file() != null) recording.command("JFR.start", "name=bench", "settings=profile");
    return recording;
  }

  void end() {
    @Nullable Path wanted = file;
    if (wanted != null) command("JFR.stop", "name=bench", "filename=" + wanted.toAbsolutePath());
  }

  private void command(String command, String... arguments) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    List<String> line =
        new java.util.ArrayList<>(List.of(jcmd.toString(), String.valueOf(bot.pid()), command));
    line.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) throw new BenchException("no flight recording: " + said);
    } catch (IOException e) {
      throw new BenchException("no flight recording: jcmd of a JDK is needed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}
