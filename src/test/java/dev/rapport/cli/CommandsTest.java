package dev.rapport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  @TempDir Path directory;

  private Typed typed() {
    return new Typed(directory, Map.of());
  }

  @Test
  void helpListsEveryCommandAndTheExitCodes() {
    Typed typed = typed();

    assertThat(typed.run("--help")).isZero();

    for (String command :
        List.of(
            "build",
            "start",
            "server",
            "worker",
            "scheduler",
            "simulator",
            "test",
            "status",
            "health",
            "bench",
            "db",
            "inbox",
            "config",
            "version",
            "help")) {
      assertThat(typed.out()).containsPattern("(?m)^  " + command + "\\b");
    }
    assertThat(typed.out()).contains("0 done, 1 failed, 2 wrong usage").doesNotContain("train");
  }

  static Stream<String> commands() {
    return Stream.of(
        "start",
        "server",
        "worker",
        "scheduler",
        "simulator",
        "status",
        "health",
        "version",
        "bench",
        "db",
        "db init",
        "db status",
        "db upgrade",
        "db migrate",
        "inbox",
        "inbox list",
        "inbox show",
        "inbox replay",
        "inbox drop",
        "config",
        "config show",
        "config check");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    Typed typed = typed();

    int code = typed.run((command + " --help").split(" "));

    assertThat(code).isZero();
    assertThat(typed.out()).contains("Usage: ./rapport " + command);
    assertThat(typed.err()).isEmpty();
  }

  @Test
  void helpExplainsACommandToo() {
    Typed typed = typed();

    assertThat(typed.run("help", "inbox")).isZero();

    assertThat(typed.out()).contains("Usage: ./rapport inbox", "replay");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "inbox", "db", "config"})
  void aCommandThatNeedsAnotherShowsWhichThereAre(String command) {
    Typed typed = typed();

    int code = command.isEmpty() ? typed.run() : typed.run(command);

    assertThat(code).isEqualTo(2);
    assertThat(typed.err()).contains("Usage: ./rapport", "Commands:");
  }

  @Test
  void anUnknownCommandIsAnsweredWithTheOneThatWasMeant() {
    Typed typed = typed();

    assertThat(typed.run("strat")).isEqualTo(2);

    assertThat(typed.err()).contains("'strat'", "start", "See ./rapport --help.");
  }

  @Test
  void anUnknownOptionOrAMissingArgumentIsOneClearLine() {
    Typed option = typed();
    Typed argument = typed();

    assertThat(option.run("status", "--fast")).isEqualTo(2);
    assertThat(argument.run("inbox", "show")).isEqualTo(2);

    assertThat(option.err()).contains("'--fast'", "See ./rapport status --help.");
    assertThat(argument.err()).contains("BOT:UPDATE", "See ./rapport inbox show --help.");
  }

  @Test
  void theVersionNamesWhatTheProgramRunsOn() {
    Typed typed = typed();

    assertThat(typed.run("version")).isZero();

    assertThat(typed.out()).contains("Rapport", "Java", "PostgreSQL", "18.");
  }

  @Test
  void aBenchmarkThatMakesNoSenseIsRefused() {
    Typed tokens = typed();
    Typed scenario = typed();

    assertThat(tokens.run("bench", "start", "--tokens", "1")).isEqualTo(2);
    assertThat(scenario.run("bench", "speed")).isEqualTo(2);

    assertThat(tokens.err()).contains("at least 2 tokens");
    assertThat(scenario.err()).contains("speed");
  }
}
