package dev.rapport.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What to measure, how long and of what. Start from [#usual] or [#quick] and change what differs.
///
/// @param scenarios which to run; they run in the order of [Scenario]
/// @param model how the fake model answers, except in the flood
public record BenchOptions(
    Set<Scenario> scenarios,
    Sizes sizes,
    Timing timing,
    ModelScript model,
    BotUnderTest bot,
    Output output) {

  /// How much of everything.
  ///
  /// @param chats at once
  /// @param fewChats at once, where fewer are wanted
  /// @param pacedTurns a second at a fixed pace
  /// @param floodUpdates how many updates a flood has
  /// @param connections over which updates are delivered at most
  public record Sizes(int chats, int fewChats, int pacedTurns, int floodUpdates, int connections) {
    public Sizes {
      if (Math.min(Math.min(chats, fewChats), Math.min(pacedTurns, floodUpdates)) < 1
          || connections < 1) {
        throw new IllegalArgumentException("chats, turns, updates and connections: at least 1");
      }
    }
  }

  /// How long everything takes.
  ///
  /// @param warmUp before each steady window
  /// @param window what is measured
  /// @param think how long a person thinks in [Scenario#THINKING]
  /// @param patience how long nothing may happen before what is missing counts as lost; longer than
  ///   a lane's lease, so that the chats of a killed bot come back
  public record Timing(Duration warmUp, Duration window, Duration think, Duration patience) {}

  /// The program that is measured.
  ///
  /// @param command how to start it; empty for this program's own `start`
  /// @param environment settings beside those that the instrument needs; they win over these
  /// @param floodLimits whether it keeps Telegram's flood limits; without them one chat may get
  ///   more than one message a second
  public record BotUnderTest(
      List<String> command, Map<String, String> environment, boolean floodLimits) {
    public BotUnderTest {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /// What is left behind.
  ///
  /// @param directory where a directory for the bot's data is made; on a real disk, since the
  ///   database's `fsync` is part of what is measured. Removed afterwards if all went well.
  /// @param json where the figures go as JSON, or null
  /// @param recording where a flight recording of the bot in [Scenario#SATURATION] goes, or null
  public record Output(Path directory, @Nullable Path json, @Nullable Path recording) {}

  public BenchOptions {
    scenarios = Set.copyOf(scenarios);
  }

  /// What the published figures are measured with; takes about six minutes.
  public static BenchOptions usual() {
    return new BenchOptions(
        EnumSet.allOf(Scenario.class),
        new Sizes(1500, 200, 75, 20_000, 64),
        new Timing(
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1)),
        ModelScript.usual(),
        new BotUnderTest(List.of(), Map.of(), true),
        new Output(Path.of("data"), null, null));
  }

  /// A few seconds each: shows that everything works, not how fast.
  public static BenchOptions quick() {
    BenchOptions usual = usual();
    return new BenchOptions(
        usual.scenarios,
        new Sizes(500, 100, 75, 3_000, 64),
        new Timing(
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ofSeconds(3),
            usual.timing.patience),
        usual.model,
        usual.bot,
        usual.output);
  }
}
