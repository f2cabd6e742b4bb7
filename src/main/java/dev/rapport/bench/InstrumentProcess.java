package dev.rapport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The instrument that runs beside us: one line to it, one line back.
final class InstrumentProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream commands;
  private final int port;

  private InstrumentProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(UTF_8);
    this.commands = new PrintStream(process.getOutputStream(), true, UTF_8);
    this.port = read().count("port");
  }

  /// Starts one, whose complaints go to a file in `directory`.
  static InstrumentProcess start(List<String> command, Path directory) {
    try {
      Path log = directory.resolve("instrument.log");
      return new InstrumentProcess(new ProcessBuilder(command).redirectError(log.toFile()).start());
    } catch (IOException e) {
      throw new BenchException("the instrument does not start: " + e.getMessage(), e);
    }
  }

  /// Where the fake Telegram and the fake model are.
  int port() {
    return port;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  void target(int botPort, String secret, int connections) {
    Fields fields = Fields.none().with("port", botPort).with("secret", secret);
    ask("bot", fields.with("connections", connections));
  }

  void follow(ModelScript script) {
    ask("model", script.fields());
  }

  void begin(Load load) {
    ask("load", load.fields());
  }

  /// Begins to count anew.
  void look() {
    ask("look", Fields.none());
  }

  /// What was counted since.
  Window window() {
    return Window.from(ask("window", Fields.none()));
  }

  Balance balance() {
    return Balance.from(ask("balance", Fields.none()));
  }

  /// Lets the people who wait press the button they were shown, if any.
  ///
  /// @return how many did
  long press() {
    return ask("press", Fields.none()).whole("pressed");
  }

  void stop() {
    ask("stop", Fields.none());
  }

  private Fields ask(String command, Fields fields) {
    commands.println(command + " " + fields);
    Fields answer = read();
    if (answer.has("error")) {
      throw new BenchException("the instrument refused %s: %s".formatted(command, answer));
    }
    return answer;
  }

  private Fields read() {
    try {
      @Nullable String line = answers.readLine();
      if (line == null) throw new BenchException("the instrument died; see instrument.log");
      return Fields.parse(line);
    } catch (IOException e) {
      throw new BenchException("the instrument does not answer; see instrument.log", e);
    }
  }

  @Override
  public void close() {
    commands.println("quit");
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
