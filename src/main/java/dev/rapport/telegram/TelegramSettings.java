package dev.rapport.telegram;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.settings.SettingsException;
import dev.rapport.shared.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings of this module. Immutable.
///
/// @param token the bot's token
/// @param apiAddress where the Bot API is, without a slash at its end
/// @param mode how updates come
/// @param server whether this process takes updates in
public record TelegramSettings(
    Secret token, URI apiAddress, Mode mode, boolean server, Limits limits, Webhook webhook) {
  /// How updates come.
  public enum Mode {
    POLLING,
    WEBHOOK
  }

  /// How much may be sent; 0 is no limit.
  ///
  /// @param chatPerSecond messages a second to one chat
  /// @param groupPerMinute messages a minute to one group
  /// @param bulkPerSecond messages a second to all chats together in bulk
  public record Limits(double chatPerSecond, double groupPerMinute, double bulkPerSecond) {}

  /// Where updates are posted to, and what proves that Telegram posted them.
  ///
  /// @param address the bot's public base address, or null if somebody else registers the webhook
  /// @param secret what the operator chose, or null
  /// @param maxConnections 1 to 100
  /// @param dataDirectory where a made secret is kept
  /// @param open whether posts are accepted without a secret; for development only
  public record Webhook(
      @Nullable URI address,
      @Nullable Secret secret,
      int maxConnections,
      Path dataDirectory,
      boolean open) {}

  /// The path of the webhook below the bot's base address.
  public static final String WEBHOOK_PATH = "/api/v1/webhook";

  private static final String TOKEN_FORM = "\\d{1,18}:[A-Za-z0-9_-]+";
  private static final String SECRET_FORM = "[A-Za-z0-9_-]{1,256}";

  /// Reads them.
  ///
  /// @throws SettingsException with every problem found
  public static TelegramSettings from(Settings settings) {
    List<String> problems = new ArrayList<>();
    Secret token = token(settings, problems);
    Mode mode = mode(settings);
    boolean server = settings.list(Setting.ROLES).contains("server");
    Webhook webhook = webhook(settings, mode, server, problems);
    if (!problems.isEmpty()) throw new SettingsException(problems);
    return new TelegramSettings(
        token, settings.address(Setting.TELEGRAM_API_URL), mode, server, limits(settings), webhook);
  }

  /// The bot's user id, which its token begins with.
  public long botId() {
    String revealed = token.reveal();
    return Long.parseLong(revealed.substring(0, revealed.indexOf(':')));
  }

  private static Secret token(Settings settings, List<String> problems) {
    String token = settings.find(Setting.TELEGRAM_BOT_TOKEN).orElse("");
    if (token.matches(TOKEN_FORM)) return new Secret(token);
    problems.add(
        "TELEGRAM_BOT_TOKEN %s: take the token, such as 123456789:AbC-dEf, from @BotFather"
            .formatted(token.isEmpty() ? "is not set" : "does not look like a token"));
    return new Secret("none");
  }

  private static Mode mode(Settings settings) {
    boolean webhook =
        settings
            .find(Setting.TELEGRAM_MODE)
            .map("webhook"::equals)
            .orElse(settings.find(Setting.WEBHOOK_URL).isPresent());
    return webhook ? Mode.WEBHOOK : Mode.POLLING;
  }

  private static Limits limits(Settings settings) {
    return new Limits(
        settings.number(Setting.TELEGRAM_CHAT_RATE),
        settings.number(Setting.TELEGRAM_GROUP_RATE),
        settings.number(Setting.TELEGRAM_BULK_RATE));
  }

  private static Webhook webhook(
      Settings settings, Mode mode, boolean server, List<String> problems) {
    @Nullable Secret secret = settings.findSecret(Setting.WEBHOOK_SECRET).orElse(null);
    if (secret != null && !secret.reveal().matches(SECRET_FORM)) {
      problems.add("WEBHOOK_SECRET must be 1 to 256 characters out of A-Z a-z 0-9 _ -");
    }
    int connections = settings.whole(Setting.WEBHOOK_MAX_CONNECTIONS);
    if (connections < 1 || connections > 100) {
      problems.add("WEBHOOK_MAX_CONNECTIONS must be from 1 to 100, not " + connections);
    }
    @Nullable URI address = settings.findAddress(Setting.WEBHOOK_URL).orElse(null);
    boolean open = mode == Mode.WEBHOOK && address == null && secret == null;
    if (open && server && settings.text(Setting.ENVIRONMENT).equals("production")) {
      problems.add(
          "WEBHOOK_SECRET is not set: with TELEGRAM_MODE=webhook and no WEBHOOK_URL anybody could"
              + " post updates; set it to what you gave setWebhook as secret_token");
    }
    Path directory = Path.of(settings.text(Setting.DATA_DIR));
    return new Webhook(address, secret, connections, directory, open);
  }
}
