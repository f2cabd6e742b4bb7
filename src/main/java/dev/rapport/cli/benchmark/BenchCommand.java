package dev.rapport.cli.benchmark;

import dev.rapport.bench.BenchOptions;
import dev.rapport.bench.BenchOptions.BotUnderTest;
import dev.rapport.bench.BenchOptions.Output;
import dev.rapport.bench.BenchOptions.Sizes;
import dev.rapport.bench.BenchOptions.Timing;
import dev.rapport.bench.Benchmark;
import dev.rapport.bench.ModelScript;
import dev.rapport.bench.Scenario;
import dev.rapport.cli.terminal.CommandFailedException;
import dev.rapport.cli.terminal.Invocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bench`. What is not given is as it is for the published figures.
@Command(
    name = "bench",
    description =
        "Measures the program on this machine, with a fake Telegram and a fake model; takes minutes.",
    mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..*",
      description = "Which to run: ${COMPLETION-CANDIDATES}; all by default.")
  private @Nullable List<Scenario> scenarios;

  @Option(names = "--quick", description = "A few seconds each: whether it works, not how fast.")
  private boolean quick;

  @Option(names = "--chats", description = "Chats at once.")
  private @Nullable Integer chats;

  @Option(names = "--few-chats", description = "Chats at once, where fewer are wanted.")
  private @Nullable Integer fewChats;

  @Option(names = "--pace", description = "Turns a second at a fixed pace.")
  private @Nullable Integer pace;

  @Option(names = "--flood", description = "Updates in the flood.")
  private @Nullable Integer flood;

  @Option(names = "--warm-up", description = "Seconds before each steady window.")
  private @Nullable Integer warmUp;

  @Option(names = "--window", description = "Seconds that are measured.")
  private @Nullable Integer window;

  @Option(names = "--first-token", description = "Milliseconds to the model's first token.")
  private @Nullable Integer firstToken;

  @Option(names = "--tokens", description = "Tokens of an answer.")
  private @Nullable Integer tokens;

  @Option(names = "--gap", description = "Milliseconds between two tokens.")
  private @Nullable Integer gap;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting of the measured program; may be repeated.")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--no-flood-limits",
      description = "Without Telegram's flood limits, as with a Bot API server of one's own.")
  private boolean withoutFloodLimits;

  @Option(names = "--json", paramLabel = "FILE", description = "Also writes the figures as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--recording",
      paramLabel = "FILE",
      description = "Writes a flight recording of the bot at saturation.")
  private @Nullable Path recording;

  public BenchCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    BenchOptions options = options();
    Thread measuring = Thread.currentThread();
    Thread.ofVirtual().start(() -> interruptWhenStopped(measuring));
    return Benchmark.run(options, invocation.out());
  }

  private void interruptWhenStopped(Thread measuring) {
    try {
      invocation.stop().await();
      measuring.interrupt();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private BenchOptions options() {
    BenchOptions base = quick ? BenchOptions.quick() : BenchOptions.usual();
    try {
      return new BenchOptions(
          chosen(),
          sizes(base.sizes()),
          timing(base.timing()),
          model(base.model()),
          new BotUnderTest(base.bot().command(), settings, !withoutFloodLimits),
          new Output(invocation.directory().resolve(base.output().directory()), json, recording));
    } catch (IllegalArgumentException e) {
      throw CommandFailedException.wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private Set<Scenario> chosen() {
    return scenarios == null || scenarios.isEmpty()
        ? EnumSet.allOf(Scenario.class)
        : EnumSet.copyOf(scenarios);
  }

  private Sizes sizes(Sizes base) {
    return new Sizes(
        Objects.requireNonNullElse(chats, base.chats()),
        Objects.requireNonNullElse(fewChats, base.fewChats()),
        Objects.requireNonNullElse(pace, base.pacedTurns()),
        Objects.requireNonNullElse(flood, base.floodUpdates()),
        base.connections());
  }

  private Timing timing(Timing base) {
    return new Timing(
        warmUp == null ? base.warmUp() : Duration.ofSeconds(warmUp),
        window == null ? base.window() : Duration.ofSeconds(window),
        base.think(),
        base.patience());
  }

  private ModelScript model(ModelScript base) {
    return new ModelScript(
        firstToken == null ? base.firstToken() : Duration.ofMillis(firstToken),
        Objects.requireNonNullElse(tokens, base.tokens()),
        gap == null ? base.gap() : Duration.ofMillis(gap));
  }
}
