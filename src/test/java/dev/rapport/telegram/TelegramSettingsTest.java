package dev.rapport.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.settings.SettingsException;
import dev.rapport.telegram.TelegramSettings.Limits;
import dev.rapport.telegram.TelegramSettings.Mode;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramSettingsTest {
  private static final Settings TOKEN =
      Settings.of(Map.of(Setting.TELEGRAM_BOT_TOKEN, "42:AbC-d_9"));

  @Test
  void aTokenIsEnoughForPollingWithTelegramsLimits() {
    TelegramSettings settings = TelegramSettings.from(TOKEN);

    assertThat(settings.botId()).isEqualTo(42);
    assertThat(settings.mode()).isEqualTo(Mode.POLLING);
    assertThat(settings.apiAddress()).isEqualTo(URI.create("https://api.telegram.org"));
    assertThat(settings.limits()).isEqualTo(new Limits(1, 20, 30));
    assertThat(settings.server()).isTrue();
    assertThat(settings.toString()).doesNotContain("AbC");
  }

  @Test
  void aWebhookAddressMeansWebhookUnlessPollingIsAskedFor() {
    Settings address = TOKEN.with(Setting.WEBHOOK_URL, "https://bot.example.org/");

    TelegramSettings settings = TelegramSettings.from(address);

    assertThat(settings.mode()).isEqualTo(Mode.WEBHOOK);
    assertThat(settings.webhook().address()).isEqualTo(URI.create("https://bot.example.org"));
    assertThat(TelegramSettings.from(address.with(Setting.TELEGRAM_MODE, "polling")).mode())
        .isEqualTo(Mode.POLLING);
  }

  @Test
  void withoutATokenItSaysWhereToGetOne() {
    assertThatThrownBy(() -> TelegramSettings.from(Settings.of(Map.of())))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("TELEGRAM_BOT_TOKEN is not set")
        .hasMessageContaining("@BotFather");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "42", "42:", ":abc", "42:a/b", "42:a?b", "-1:abc"})
  void whatCannotBeATokenIsRefusedWithoutShowingIt(String token) {
    assertThatThrownBy(() -> TelegramSettings.from(TOKEN.with(Setting.TELEGRAM_BOT_TOKEN, token)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("does not look like a token")
        .hasMessageNotContaining("a/b");
  }

  @Test
  void aSecretThatTelegramWouldNotTakeIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> TelegramSettings.from(TOKEN.with(Setting.WEBHOOK_SECRET, "geheim!")))
        .hasMessageContaining("WEBHOOK_SECRET must be")
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(
            () -> TelegramSettings.from(TOKEN.with(Setting.WEBHOOK_SECRET, "x".repeat(257))))
        .hasMessageContaining("WEBHOOK_SECRET must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101"})
  void telegramPostsOneToHundredUpdatesAtOnce(String connections) {
    assertThatThrownBy(
            () -> TelegramSettings.from(TOKEN.with(Setting.WEBHOOK_MAX_CONNECTIONS, connections)))
        .hasMessageContaining("from 1 to 100");
  }

  @Test
  void aWebhookThatAnybodyMayPostToIsForDevelopmentOnly() {
    Settings open = TOKEN.with(Setting.TELEGRAM_MODE, "webhook");
    Settings production = open.with(Setting.ENVIRONMENT, "production");

    assertThat(TelegramSettings.from(open).webhook().open()).isTrue();
    assertThatThrownBy(() -> TelegramSettings.from(production))
        .hasMessageContaining("WEBHOOK_SECRET is not set");
    assertThat(
            TelegramSettings.from(production.with(Setting.WEBHOOK_SECRET, "abc")).webhook().open())
        .isFalse();
    assertThat(TelegramSettings.from(production.with(Setting.ROLES, "worker")).server()).isFalse();
  }
}
