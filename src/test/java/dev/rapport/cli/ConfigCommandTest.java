package dev.rapport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  @TempDir Path directory;

  @Test
  void everySettingIsShownWithItsSourceAndSecretsStaySecret() throws IOException {
    Files.writeString(directory.resolve(".env"), "OPENAI_API_KEY=sk-very-private\n");
    var typed =
        new Typed(
            directory,
            Map.of("PORT", "8123", "DATABASE_URL", "postgres://bot:hunter2@host/rapport"));

    assertThat(typed.run("config", "show")).isZero();

    assertThat(typed.out())
        .containsPattern("(?m)^PORT +8123 +environment +the port")
        .containsPattern("(?m)^OPENAI_API_KEY +\\(secret\\) +\\.env ")
        .containsPattern("(?m)^DATABASE_URL +\\(secret\\) +environment ")
        .containsPattern("(?m)^TELEGRAM_BOT_TOKEN +\\(not set\\) ")
        .containsPattern("(?m)^DB_POOL_SIZE +10 +default ")
        .doesNotContain("sk-very-private", "hunter2");
  }

  @Test
  void rightSettingsAreSaidToBeRight() {
    var typed = new Typed(directory, Map.of("TELEGRAM_BOT_TOKEN", "1:abc"));

    assertThat(typed.run("config", "check")).isZero();

    assertThat(typed.out()).contains("All settings are right.");
  }

  @Test
  void wrongAndUnknownSettingsAreExplained() throws IOException {
    Files.writeString(directory.resolve("rapport.yml"), "OPENAI_MODLE: gpt-5\n");
    var typed = new Typed(directory, Map.of("PORT", "x"));

    assertThat(typed.run("config", "check")).isEqualTo(2);

    assertThat(typed.out())
        .contains(
            "PORT (environment): 'x' must be a whole number",
            "OPENAI_MODLE (rapport.yml) is not a setting; did you mean OPENAI_MODEL?");
  }

  @Test
  void everyModuleLooksAtItsOwnSettings() {
    var typed =
        new Typed(
            directory,
            Map.of(
                "ROLES", "servr",
                "INBOX_RETENTION_DAYS", "1",
                "LLM_CONTEXT_TOKENS", "10",
                "SIMULATOR_PORT", "99999",
                "LLM_PROVIDER", "openia",
                "TELEGRAM_BOT_TOKEN", "not-a-token",
                "WEBHOOK_MAX_CONNECTIONS", "500"));

    assertThat(typed.run("config", "check")).isEqualTo(2);

    assertThat(typed.out())
        .contains(
            "ROLES",
            "INBOX_RETENTION_DAYS",
            "LLM_CONTEXT_TOKENS",
            "SIMULATOR_PORT",
            "LLM_PROVIDER",
            "TELEGRAM_BOT_TOKEN",
            "WEBHOOK_MAX_CONNECTIONS")
        .doesNotContain("not-a-token");
  }

  @Test
  void otherCommandsRefuseToWorkWithWrongSettings() {
    var typed = new Typed(directory, Map.of("PORT", "x", "LANE_LEASE", "y"));

    assertThat(typed.run("start")).isEqualTo(2);

    assertThat(typed.err()).contains("PORT (environment)", "LANE_LEASE (environment)");
    assertThat(typed.err()).doesNotContain("Exception", "\tat ");
  }
}
