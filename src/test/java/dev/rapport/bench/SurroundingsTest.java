package dev.rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  private final Surroundings surroundings = Surroundings.free();

  @Test
  void theBotSeesTheInstrumentAsItsWholeWorld() {
    Map<String, String> environment = environment(true, Map.of());

    assertThat(environment)
        .containsEntry("TELEGRAM_API_URL", "http://127.0.0.1:4711")
        .containsEntry("OPENAI_BASE_URL", "http://127.0.0.1:4711/v1")
        .containsEntry("TELEGRAM_MODE", "webhook")
        .containsEntry("WEBHOOK_SECRET", surroundings.secret())
        .containsEntry("PORT", String.valueOf(surroundings.port()))
        .containsEntry("DATA_DIR", Path.of("/work/data").toString())
        .containsKey("PATH")
        .doesNotContainKeys("DATABASE_URL", "TELEGRAM_CHAT_RATE");
  }

  @Test
  void floodLimitsMayBeTakenAway() {
    assertThat(environment(false, Map.of()))
        .containsEntry("TELEGRAM_CHAT_RATE", "0")
        .containsEntry("TELEGRAM_GROUP_RATE", "0");
  }

  @Test
  void theOptionsHaveTheLastWord() {
    assertThat(environment(true, Map.of("STREAMING", "off", "OPENAI_API_KEY", "k")))
        .containsEntry("STREAMING", "off")
        .containsEntry("OPENAI_API_KEY", "k");
  }

  private Map<String, String> environment(boolean floodLimits, Map<String, String> more) {
    return surroundings.environment(
        new BenchOptions.BotUnderTest(List.of(), more, floodLimits), 4711, Path.of("/work"));
  }
}
