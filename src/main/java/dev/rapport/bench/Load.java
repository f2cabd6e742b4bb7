package dev.rapport.bench;

import java.time.Duration;

/// What people do to the bot. Chats are counted from 0 and taken in order, so that two loads use
/// the same chats only if they say so.
public sealed interface Load {
  /// The first chat's number.
  int firstChat();

  /// How many chats take part, at least 1.
  int chats();

  /// Each chat sends its next message when the answer to the last one came and `think` has passed.
  /// They begin spread over `spread`.
  record Closed(int firstChat, int chats, Duration think, Duration spread) implements Load {}

  /// Messages come at fixed times, `perSecond` of them, to one chat after the other, however long
  /// the answers take.
  record Paced(int firstChat, int chats, double perSecond) implements Load {}

  /// So many messages as fast as they are taken, to one chat after the other.
  record Burst(int firstChat, int chats, int updates) implements Load {}

  static Load from(Fields fields) {
    int first = fields.count("firstChat");
    int chats = fields.count("chats");
    return switch (fields.text("kind")) {
      case "closed" ->
          new Closed(
              first,
              chats,
              Duration.ofNanos(fields.whole("think")),
              Duration.ofNanos(fields.whole("spread")));
      case "paced" -> new Paced(first, chats, fields.number("perSecond"));
      case "burst" -> new Burst(first, chats, fields.count("updates"));
      case String other -> throw new IllegalArgumentException("no such load: " + other);
    };
  }

  default Fields fields() {
    Fields common = Fields.none().with("firstChat", firstChat()).with("chats", chats());
    return switch (this) {
      case Closed closed ->
          common
              .with("kind", "closed")
              .with("think", closed.think.toNanos())
              .with("spread", closed.spread.toNanos());
      case Paced paced -> common.with("kind", "paced").with("perSecond", paced.perSecond);
      case Burst burst -> common.with("kind", "burst").with("updates", burst.updates);
    };
  }
}
