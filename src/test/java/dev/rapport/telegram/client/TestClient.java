package dev.rapport.telegram.client;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.telegram.BotApi;
import dev.rapport.telegram.BotCall;
import dev.rapport.telegram.TelegramSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// A client of a Bot API at some address, in time that a test makes pass.
final class TestClient implements AutoCloseable {
  static final String TOKEN = "42:SECRET-token";
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  final ManualTicker ticker = new ManualTicker();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final TelegramHealth health =
      new TelegramHealth(TelegramSettings.Mode.POLLING, InstantSource.fixed(NOW));
  final HttpCalls http;
  final BotApi api;
  final BotAdministration administration;

  TestClient(URI address) {
    this(
        Settings.of(
            Map.of(
                Setting.TELEGRAM_BOT_TOKEN, TOKEN, Setting.TELEGRAM_API_URL, address.toString())));
  }

  TestClient(Settings settings) {
    TelegramSettings telegram = TelegramSettings.from(settings);
    http = new HttpCalls(telegram, health::contact);
    var callMeters = new CallMeters(meters);
    var control = new FloodControl(telegram.limits(), ticker::nanos);
    api = new HttpBotApi(http, new FloodGate(control, ticker, callMeters::waited), callMeters);
    administration = new BotAdministration(http);
  }

  static BotCall sendMessage(long chatId) {
    return new BotCall("sendMessage", chatId, "{\"chat_id\":%d,\"text\":\"hi\"}".formatted(chatId));
  }

  static BotCall editMessage(long chatId) {
    return new BotCall("editMessageText", chatId, "{\"text\":\"hi\"}");
  }

  static BotCall draft(long chatId) {
    return new BotCall("sendMessageDraft", chatId, "{\"text\":\"hi\"}");
  }

  static BotCall typing(long chatId) {
    return new BotCall("sendChatAction", chatId, "{}");
  }

  @Override
  public void close() {
    http.close();
  }
}
