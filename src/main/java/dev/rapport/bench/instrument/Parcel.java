package dev.rapport.bench.instrument;

/// An update on its way to the bot.
interface Parcel {
  /// The update's JSON, in ASCII.
  String body();

  /// It got its 200.
  void acknowledged(long now);

  /// It got none, and will be delivered again.
  void refused();
}
