package dev.rapport.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.shared.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private final Settings settings =
      Settings.of(
          Map.of(
              Setting.ROLES, "server, worker,,",
              Setting.LANE_LEASE, "1.5",
              Setting.TELEGRAM_API_URL, "http://127.0.0.1:8081//",
              Setting.TELEGRAM_CHAT_RATE, "0.25",
              Setting.DB_POOL_SIZE, "7",
              Setting.OPENAI_API_KEY, "sk-1"));

  @Test
  void valuesAreReadAsWhatTheyAre() {
    assertThat(settings.list(Setting.ROLES)).containsExactly("server", "worker");
    assertThat(settings.seconds(Setting.LANE_LEASE)).isEqualTo(Duration.ofMillis(1500));
    assertThat(settings.address(Setting.TELEGRAM_API_URL))
        .isEqualTo(URI.create("http://127.0.0.1:8081"));
    assertThat(settings.number(Setting.TELEGRAM_CHAT_RATE)).isEqualTo(0.25);
    assertThat(settings.whole(Setting.DB_POOL_SIZE)).isEqualTo(7);
    assertThat(settings.findSecret(Setting.OPENAI_API_KEY)).contains(new Secret("sk-1"));
  }

  @Test
  void whatIsNotSetIsEmpty() {
    assertThat(settings.findAddress(Setting.WEBHOOK_URL)).isEmpty();
    assertThat(settings.findSecret(Setting.WEBHOOK_SECRET)).isEmpty();
    assertThat(settings.list(Setting.LLM_PROVIDER)).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> settings.text(Setting.WEBHOOK_URL))
        .withMessage("WEBHOOK_URL has no value");
  }

  @Test
  void oneMoreValueLeavesTheFirstSettingsAlone() {
    Settings more = settings.with(Setting.PORT, "9");

    assertThat(more.value(Setting.PORT)).contains(new Settings.Value("9", "given"));
    assertThat(more.whole(Setting.DB_POOL_SIZE)).isEqualTo(7);
    assertThat(settings.whole(Setting.PORT)).isEqualTo(8000);
  }

  @Test
  void givenValuesAreCheckedToo() {
    assertThatThrownBy(() -> Settings.of(Map.of(Setting.PORT, "x")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("PORT (given): 'x' must be a whole number from 0 to 1000000000");
  }

  @Test
  void everySettingHasADescriptionAndADefaultOfItsKind() {
    for (Setting setting : Setting.values()) {
      assertThat(setting.description()).as(setting.name()).isNotBlank().doesNotContain("\n");
      String fallback = setting.fallback();
      if (fallback != null) {
        assertThat(setting.kind().complaint(fallback)).as(setting.name()).isEmpty();
      }
    }
  }

  @Test
  void theDatabaseUrlIsASecretBecauseItHoldsAPassword() {
    assertThat(Setting.DATABASE_URL.isSecret()).isTrue();
    assertThat(Setting.OPENAI_API_KEY.isSecret()).isTrue();
    assertThat(Setting.PORT.isSecret()).isFalse();
  }
}
