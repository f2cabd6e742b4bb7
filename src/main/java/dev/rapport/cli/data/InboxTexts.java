package dev.rapport.cli.data;

import dev.rapport.cli.terminal.Table;
import dev.rapport.cli.terminal.Words;
import dev.rapport.inbox.DeadLetters.Entry;
import dev.rapport.inbox.DeadLetters.Reply;
import dev.rapport.inbox.DeadLetters.Whole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Updates as people read them.
final class InboxTexts {
  private InboxTexts() {}

  static List<String> list(List<Entry> entries, Instant now) {
    var table = new Table("UPDATE", "STATE", "KIND", "CHAT", "AGE", "WHY");
    for (Entry entry : entries) {
      table.row(
          entry.id().toString(),
          entry.state(),
          entry.kind(),
          chat(entry),
          Words.of(Duration.between(entry.receivedAt(), now)),
          Objects.requireNonNullElse(entry.reason(), ""));
    }
    return table.lines();
  }

  /// The lane without the bot in front.
  private static String chat(Entry entry) {
    return entry.lane().substring(entry.lane().indexOf(':') + 1);
  }

  static List<String> show(Whole update, boolean reveal) {
    Entry entry = update.entry();
    var table =
        new Table()
            .row("Update", entry.id().toString())
            .row("State", entry.state())
            .row("Kind", entry.kind())
            .row("Chat", chat(entry))
            .row("Received", entry.receivedAt().toString())
            .row("Ended", entry.finishedAt() == null ? "" : entry.finishedAt().toString())
            .row("Why", Objects.requireNonNullElse(entry.reason(), ""))
            .row("Size", entry.bytes() + " bytes");
    List<String> lines = new ArrayList<>(table.lines());
    if (!update.replies().isEmpty()) {
      lines.add("");
      lines.addAll(replies(update.replies()));
    }
    lines.add("");
    if (reveal) {
      lines.add("Body: " + update.body());
      update
          .replies()
          .forEach(reply -> lines.add("Reply %d: %s".formatted(reply.part(), reply.body())));
    } else {
      lines.add("What people wrote is private; --reveal shows it.");
    }
    return lines;
  }

  private static List<String> replies(List<Reply> replies) {
    var table = new Table("REPLY", "METHOD", "STATE", "MESSAGE", "WHY");
    for (Reply reply : replies) {
      table.row(
          Integer.toString(reply.part()),
          reply.method(),
          reply.state(),
          reply.messageId() == null ? "" : reply.messageId().toString(),
          Objects.requireNonNullElse(reply.reason(), ""));
    }
    return table.lines();
  }
}
