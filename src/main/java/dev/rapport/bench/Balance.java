package dev.rapport.bench;

/// What became of every update of a load.
///
/// @param offered updates that the fake Telegram delivered or tried to
/// @param acknowledged those that got their 200
/// @param answered those covered by a complete answer
/// @param unanswered acknowledged, but not answered (yet)
/// @param doubled updates whose answer was sent more than once
/// @param stray answers in another chat than the question's, or to a question nobody asked
/// @param notices messages with a button and without an answer: the bot says that it does not know
///   whether a reply arrived
/// @param others messages that are neither
/// @param refused deliveries that got no 200 and were repeated
public record Balance(
    long offered,
    long acknowledged,
    long answered,
    long unanswered,
    long doubled,
    long stray,
    long notices,
    long others,
    long refused) {
  /// Whether each update was acknowledged and answered.
  public boolean isSettled() {
    return answered == offered && acknowledged == offered;
  }

  /// Whether nothing was lost, doubled or misdirected.
  public boolean isClean() {
    return unanswered == 0 && doubled == 0 && stray == 0 && acknowledged == offered;
  }

  public static Balance from(Fields fields) {
    return new Balance(
        fields.whole("offered"),
        fields.whole("acknowledged"),
        fields.whole("answered"),
        fields.whole("unanswered"),
        fields.whole("doubled"),
        fields.whole("stray"),
        fields.whole("notices"),
        fields.whole("others"),
        fields.whole("refused"));
  }

  public Fields fields() {
    return Fields.none()
        .with("offered", offered)
        .with("acknowledged", acknowledged)
        .with("answered", answered)
        .with("unanswered", unanswered)
        .with("doubled", doubled)
        .with("stray", stray)
        .with("notices", notices)
        .with("others", others)
        .with("refused", refused);
  }
}
