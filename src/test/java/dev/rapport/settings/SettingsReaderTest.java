package dev.rapport.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  @TempDir Path directory;

  @Test
  void withNothingSetEverythingHasItsDefault() {
    Settings settings = SettingsReader.read(directory, Map.of());

    assertThat(settings.text(Setting.PORT)).isEqualTo("8000");
    assertThat(settings.value(Setting.PORT)).contains(new Settings.Value("8000", "default"));
    assertThat(settings.find(Setting.TELEGRAM_BOT_TOKEN)).isEmpty();
  }

  @Test
  void theEnvironmentWinsOverDotEnvWhichWinsOverTheYamlFile() throws IOException {
    write("rapport.yml", "PORT: 1", "DB_POOL_SIZE: 21", "LOG_LEVEL: warn");
    write(".env", "PORT=2", "DB_POOL_SIZE=22");

    Settings settings = SettingsReader.read(directory, Map.of("PORT", "3"));

    assertThat(settings.value(Setting.PORT)).contains(new Settings.Value("3", "environment"));
    assertThat(settings.value(Setting.DB_POOL_SIZE)).contains(new Settings.Value("22", ".env"));
    assertThat(settings.value(Setting.LOG_LEVEL))
        .contains(new Settings.Value("warn", "rapport.yml"));
  }

  @Test
  void linesMayHaveQuotesExportsAndComments() throws IOException {
    write(
        ".env",
        "# the bot",
        "",
        "export TELEGRAM_BOT_TOKEN=\"1:a#b\"",
        "OPENAI_MODEL='gpt 5' ",
        "OPENAI_BASE_URL=http://host/v1 # local");

    Settings settings = SettingsReader.read(directory, Map.of());

    assertThat(settings.text(Setting.TELEGRAM_BOT_TOKEN)).isEqualTo("1:a#b");
    assertThat(settings.text(Setting.OPENAI_MODEL)).isEqualTo("gpt 5");
    assertThat(settings.text(Setting.OPENAI_BASE_URL)).isEqualTo("http://host/v1");
  }

  @Test
  void anEmptyValueIsNoValue() {
    Settings settings =
        SettingsReader.read(directory, Map.of("TELEGRAM_BOT_TOKEN", " ", "PORT", ""));

    assertThat(settings.find(Setting.TELEGRAM_BOT_TOKEN)).isEmpty();
    assertThat(settings.text(Setting.PORT)).isEqualTo("8000");
  }

  @Test
  void everyWrongValueIsToldAtOnceWithWhereItIs() throws IOException {
    write("rapport.yml", "STREAMING: draft");
    write(".env", "WEBHOOK_URL=bot.example.org");

    List<String> problems = problems(Map.of("PORT", "eight", "LANE_LEASE", "-1"));

    assertThat(problems)
        .containsExactlyInAnyOrder(
            "STREAMING (rapport.yml): 'draft' must be one of auto, drafts, edits, off; did you mean drafts?",
            "WEBHOOK_URL (.env): 'bot.example.org' must be an address such as https://example.org",
            "PORT (environment): 'eight' must be a whole number from 0 to 1000000000",
            "LANE_LEASE (environment): '-1' must be seconds such as 20 or 0.5");
  }

  @Test
  void aWrongSecretIsNotQuoted() {
    assertThat(problems(Map.of("OPENAI_API_KEY", "sk-with a space")))
        .containsExactly("OPENAI_API_KEY (environment): its value must be a secret without spaces");
  }

  @Test
  void anUnknownNameInAFileIsRefusedWithTheNearestOne() throws IOException {
    write(".env", "OPENAI_KEY=x", "COLOUR=red");

    assertThat(problems(Map.of()))
        .containsExactly(
            "COLOUR (.env) is not a setting; see ./rapport config show for the names there are",
            "OPENAI_KEY (.env) is not a setting; did you mean OPENAI_API_KEY?");
  }

  @Test
  void anUnknownNameInTheEnvironmentIsOnlyRefusedIfItNearlyIsOneOfOurs() {
    SettingsReader.read(
        directory, Map.of("HOME", "/root", "PORTAL", "x", "OPENAI_ORGANIZATION", "x"));

    assertThat(problems(Map.of("TELEGRAM_BOT_TOKN", "x")))
        .containsExactly(
            "TELEGRAM_BOT_TOKN (environment) is not a setting; did you mean TELEGRAM_BOT_TOKEN?");
  }

  private List<String> problems(Map<String, String> environment) {
    return catchThrowableOfType(
            SettingsException.class, () -> SettingsReader.read(directory, environment))
        .problems();
  }

  private void write(String file, String... lines) throws IOException {
    Files.write(directory.resolve(file), List.of(lines));
  }
}
