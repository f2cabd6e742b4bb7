package dev.rapport.bench;

import java.util.Locale;

/// What can be measured, in the order in which it is.
public enum Scenario {
  /// How long the bot takes to be ready, with a new database and with one that is there.
  START("start"),
  /// As many turns as it can, in many chats at once.
  SATURATION("saturation"),
  /// The same in fewer chats.
  MODERATE("saturation, fewer chats"),
  /// Turns at a fixed pace that leaves room: what the bot itself adds to an answer.
  PACED("paced"),
  /// Many conversations open, each person thinking before the next message.
  THINKING("thinking people"),
  /// More updates at once than can be answered at once.
  FLOOD("flood"),
  /// The bot dies by `kill -9` under load and is started again.
  CRASH("kill -9 under load");

  private final String title;

  Scenario(String title) {
    this.title = title;
  }

  /// What a person reads.
  public String title() {
    return title;
  }

  /// What a person writes to choose it.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
