package dev.rapport.cli.terminal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// The surroundings of one command.
///
/// @param directory where it was typed: `.env`, `rapport.yml` and relative paths are there
/// @param environment the environment variables
/// @param out for what was asked for
/// @param err for what went wrong
/// @param stop asks what runs to end
public record Invocation(
    Path directory,
    Map<String, String> environment,
    PrintWriter out,
    PrintWriter err,
    Clock clock,
    StopSignal stop) {

  /// Prints a line that was asked for.
  public void say(String line) {
    out.println(line);
    out.flush();
  }
}
