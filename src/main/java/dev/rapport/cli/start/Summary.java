package dev.rapport.cli.start;

import dev.rapport.cli.terminal.BuildInfo;
import dev.rapport.cli.terminal.Table;
import dev.rapport.cli.terminal.Words;
import dev.rapport.llm.LanguageModel;
import dev.rapport.ops.NodeSettings;
import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.telegram.TelegramSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people read when the program is ready: what runs where, who answers, what to do next.
record Summary(Program program, NodeSettings node, Duration took) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        "Rapport %s is ready, after %s.".formatted(BuildInfo.read().version(), Words.of(took)));
    lines.add("");
    running().lines().forEach(line -> lines.add("  " + line));
    lines.add("");
    next().lines().forEach(line -> lines.add("  " + line));
    lines.add("");
    return lines;
  }

  /// The same in one line, for a log that machines read.
  String line() {
    return "ready after %s: roles %s, port %d, %s, %s"
        .formatted(
            Words.of(took),
            String.join(",", node.roles()),
            program.node().port(),
            program.database().description(),
            answering());
  }

  private Table running() {
    var table = new Table();
    table.row("Bot", "http://127.0.0.1:%d".formatted(program.node().port()) + roles());
    table.row("Database", program.database().description());
    table.row("Telegram", telegram());
    chatPage().ifPresent(page -> table.row("Chat page", page.toString()));
    table.row("Model", answering());
    return table;
  }

  private String roles() {
    return node.roles().size() == 3 ? "" : ", only as " + String.join(", ", node.roles());
  }

  private String telegram() {
    Settings settings = program.telegram().settings();
    String how =
        switch (TelegramSettings.from(settings).mode()) {
          case POLLING -> "by long polling";
          case WEBHOOK -> "by webhook";
        };
    if (isSimulated()) return "simulated, updates " + how;
    String where = settings.value(Setting.TELEGRAM_API_URL).orElseThrow().source();
    return "updates "
        + how
        + (where.equals("default") ? "" : " from " + settings.text(Setting.TELEGRAM_API_URL));
  }

  private String answering() {
    return program.node().part(LanguageModel.class).description();
  }

  private boolean isSimulated() {
    return program.telegram().isSimulated();
  }

  private Optional<URI> chatPage() {
    return isSimulated()
        ? Optional.of(program.telegram().settings().address(Setting.TELEGRAM_API_URL))
        : Optional.empty();
  }

  private Table next() {
    var table = new Table();
    chatPage().ifPresent(page -> table.row("Now", "open " + page + " and write to the bot"));
    if (isSimulated()) {
      table.row("For Telegram", "set TELEGRAM_BOT_TOKEN to the token from @BotFather");
    } else {
      table.row("Now", "write to your bot in Telegram");
    }
    if (answersAsDemo()) {
      table.row("For a model", "set OPENAI_API_KEY or ANTHROPIC_API_KEY, or start Ollama");
    }
    return table.row("To stop", "Ctrl-C");
  }

  private boolean answersAsDemo() {
    return answering().contains("demo companion");
  }
}
