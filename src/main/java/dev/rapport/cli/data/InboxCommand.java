package dev.rapport.cli.data;

import dev.rapport.cli.configuration.CheckedSettings;
import dev.rapport.cli.terminal.CommandFailedException;
import dev.rapport.cli.terminal.ExitCode;
import dev.rapport.cli.terminal.Invocation;
import dev.rapport.cli.terminal.Words;
import dev.rapport.inbox.DeadLetters;
import dev.rapport.inbox.DeadLetters.Entry;
import dev.rapport.inbox.DeadLetters.Filter;
import dev.rapport.inbox.DeadLetters.UpdateId;
import dev.rapport.inbox.store.DeadLetterStore;
import dev.rapport.ops.NodeSettings;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `inbox list`, `inbox show`, `inbox replay` and `inbox drop`.
@Command(
    name = "inbox",
    description = "Shows the updates that came in, and replays or drops those that failed.",
    mixinStandardHelpOptions = true)
public final class InboxCommand {
  private final Invocation invocation;

  public InboxCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(
      name = "list",
      description = "Lists updates, the newest first.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(
              names = "--state",
              defaultValue = "dead",
              description = "dead (the default), pending or all.")
          Filter state,
      @Option(
              names = "--limit",
              defaultValue = "50",
              description = "At most so many; 50 by default.")
          int limit) {
    if (limit < 1) throw CommandFailedException.wrongUsage("--limit must be at least 1.");
    List<Entry> entries = with(inbox -> inbox.list(state, limit));
    if (entries.isEmpty()) {
      invocation.say(
          switch (state) {
            case DEAD -> "No update was given up.";
            case PENDING -> "No update waits.";
            case ALL -> "The inbox is empty.";
          });
    } else {
      InboxTexts.list(entries, invocation.clock().instant()).forEach(invocation::say);
    }
    return ExitCode.OK;
  }

  @Command(
      name = "show",
      description = "Shows an update and its replies, without what people wrote.",
      mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "BOT:UPDATE", converter = UpdateIdReader.class) UpdateId id,
      @Option(names = "--reveal", description = "Also what people wrote; that is private.")
          boolean reveal) {
    DeadLetters.Whole update = with(inbox -> inbox.find(id)).orElseThrow(() -> unknown(id));
    InboxTexts.show(update, reveal).forEach(invocation::say);
    return ExitCode.OK;
  }

  @Command(
      name = "replay",
      description = "Handles updates once more that were given up or dropped.",
      mixinStandardHelpOptions = true)
  int replay(
      @Parameters(paramLabel = "BOT:UPDATE", arity = "0..*", converter = UpdateIdReader.class)
          List<UpdateId> ids,
      @Option(names = "--all-dead", description = "All that were given up.") boolean allDead) {
    boolean named = ids != null && !ids.isEmpty();
    if (named == allDead) {
      throw CommandFailedException.wrongUsage("Name updates as BOT:UPDATE, or give --all-dead.");
    }
    if (allDead) {
      int replayed = with(DeadLetters::replayAllDead);
      invocation.say(Words.count(replayed, "update") + " will be handled once more.");
      return ExitCode.OK;
    }
    List<UpdateId> replayed = with(inbox -> inbox.replay(ids));
    for (UpdateId id : ids) {
      invocation.say(
          replayed.contains(id)
              ? id + " will be handled once more."
              : id + " was neither given up nor dropped; it stays as it is.");
    }
    return replayed.size() == ids.size() ? ExitCode.OK : ExitCode.FAILED;
  }

  @Command(
      name = "drop",
      description = "Gives updates up for good that wait or were given up.",
      mixinStandardHelpOptions = true)
  int drop(
      @Parameters(paramLabel = "BOT:UPDATE", arity = "1..*", converter = UpdateIdReader.class)
          List<UpdateId> ids) {
    boolean all = true;
    for (UpdateId id : ids) {
      boolean dropped = with(inbox -> inbox.drop(id));
      invocation.say(
          dropped
              ? id + " is dropped."
              : id + " neither waits nor was given up, or is being worked on; it stays as it is.");
      all &= dropped;
    }
    return all ? ExitCode.OK : ExitCode.FAILED;
  }

  private <T> T with(Function<DeadLetters, T> work) {
    NodeSettings settings = NodeSettings.from(CheckedSettings.read(invocation));
    try (OpenDatabase database = OpenDatabase.existing(settings)) {
      return work.apply(new DeadLetterStore(database.transactions()));
    }
  }

  private static CommandFailedException unknown(UpdateId id) {
    return CommandFailedException.failed(
        "There is no update %s; ended ones are forgotten after INBOX_RETENTION_DAYS."
            .formatted(id));
  }
}
