package dev.rapport.bench;

/// What the instrument saw since it was told to look.
///
/// @param seconds how long it looked
/// @param turns updates answered in full
/// @param acknowledged updates that got their 200
/// @param acknowledging how many seconds lie between the first update's POST and the last 200
/// @param previews drafts and edits that showed an answer while it was written
/// @param ownShare all of a turn's time that is not the model's: from the update's POST to the
///   final message, less the time from the model's request to its last byte
/// @param whole from the update's POST to the final message
/// @param acknowledgement from the update's POST to its 200
public record Window(
    double seconds,
    long turns,
    long acknowledged,
    double acknowledging,
    long previews,
    Latencies ownShare,
    Latencies whole,
    Latencies acknowledgement) {
  public double turnsPerSecond() {
    return turns / seconds;
  }

  public static Window from(Fields fields) {
    return new Window(
        fields.number("seconds"),
        fields.whole("turns"),
        fields.whole("acknowledged"),
        fields.number("acknowledging"),
        fields.whole("previews"),
        Latencies.from(fields.under("own.")),
        Latencies.from(fields.under("whole.")),
        Latencies.from(fields.under("ack.")));
  }

  public Fields fields() {
    return Fields.none()
        .with("seconds", seconds)
        .with("turns", turns)
        .with("acknowledged", acknowledged)
        .with("acknowledging", acknowledging)
        .with("previews", previews)
        .with("own.", ownShare.fields())
        .with("whole.", whole.fields())
        .with("ack.", acknowledgement.fields());
  }
}
