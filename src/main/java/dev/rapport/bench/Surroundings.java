package dev.rapport.bench;

import dev.rapport.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// What the bot is to believe of its surroundings.
///
/// @param port where it listens
/// @param secret what updates carry
record Surroundings(int port, String secret) {
  static Surroundings free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Surroundings(socket.getLocalPort(), UUID.randomUUID().toString());
    } catch (IOException e) {
      throw new BenchException("no free port", e);
    }
  }

  /// The bot's environment: ours without any of its settings, then those that point it to the
  /// instrument, then the options'.
  Map<String, String> environment(BenchOptions.BotUnderTest bot, int instrument, Path directory) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    for (Setting setting : Setting.values()) environment.remove(setting.name());
    String world = "http://127.0.0.1:" + instrument;
    environment.put("TELEGRAM_BOT_TOKEN", "4200:bench-" + secret);
    environment.put("TELEGRAM_API_URL", world);
    environment.put("TELEGRAM_MODE", "webhook");
    environment.put("WEBHOOK_URL", "http://127.0.0.1:" + port);
    environment.put("WEBHOOK_SECRET", secret);
    environment.put("LLM_PROVIDER", "openai");
    environment.put("OPENAI_BASE_URL", world + "/v1");
    environment.put("OPENAI_API_KEY", "bench");
    environment.put("PORT", String.valueOf(port));
    environment.put("DATA_DIR", directory.resolve("data").toString());
    if (!bot.floodLimits()) {
      environment.put("TELEGRAM_CHAT_RATE", "0");
      environment.put("TELEGRAM_GROUP_RATE", "0");
    }
    environment.putAll(bot.environment());
    return environment;
  }
}
