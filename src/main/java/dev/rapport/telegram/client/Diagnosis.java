package dev.rapport.telegram.client;

/// Says what is wrong with the connection to Telegram and what to do about it.
public final class Diagnosis {
  private Diagnosis() {}

  /// Whether nothing will work before the operator changes something.
  public static boolean isWrongToken(Reply.Refused refused) {
    return refused.status() == 401 || refused.status() == 404;
  }

  /// Words for the operator.
  public static String of(Reply.Refused refused, String apiAddress) {
    if (isWrongToken(refused)) {
      return "%s refuses the bot's token (%d %s). Set TELEGRAM_BOT_TOKEN to the one that @BotFather"
              .formatted(apiAddress, refused.status(), refused.description())
          + " shows and restart; until then this is tried again now and then";
    }
    return "%s answers %d %s; trying again"
        .formatted(apiAddress, refused.status(), refused.description());
  }

  /// Words for the operator.
  public static String of(Reply.Unreachable unreachable, String apiAddress) {
    return "cannot reach the Bot API at %s (%s); trying again, check the network and TELEGRAM_API_URL"
        .formatted(apiAddress, unreachable.why());
  }
}
