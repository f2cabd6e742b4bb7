package dev.rapport.telegram.client;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.telegram.TelegramSettings;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/// What the parts that fetch and take updates need of the client, for their tests.
public final class TestTelegram implements AutoCloseable {
  private final TelegramHealth health =
      new TelegramHealth(TelegramSettings.Mode.POLLING, InstantSource.system());
  private final HttpCalls http;

  public TestTelegram(URI address) {
    Settings settings =
        Settings.of(
            Map.of(
                Setting.TELEGRAM_BOT_TOKEN,
                TestClient.TOKEN,
                Setting.TELEGRAM_API_URL,
                address.toString()));
    http = new HttpCalls(TelegramSettings.from(settings), health::contact);
  }

  public BotAdministration administration() {
    return new BotAdministration(http);
  }

  public TelegramHealth health() {
    return health;
  }

  @Override
  public void close() {
    http.close();
  }
}
