package dev.rapport.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.settings.Setting;
import dev.rapport.settings.Settings;
import dev.rapport.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {
  @Test
  void byDefaultAProcessHasAllRolesAndTheEmbeddedDatabase() {
    NodeSettings node = NodeSettings.from(Settings.of(Map.of()));

    assertThat(node.port()).isEqualTo(8000);
    assertThat(node.managementPort()).isEmpty();
    assertThat(node.roles()).containsExactlyInAnyOrder("server", "worker", "scheduler");
    assertThat(node.database()).isEmpty();
    assertThat(node.dataDirectory()).isEqualTo(Path.of("./data"));
    assertThat(node.production()).isFalse();
  }

  @Test
  void everythingCanBeSet() {
    NodeSettings node =
        NodeSettings.from(
            Settings.of(
                Map.of(
                    Setting.PORT, "0",
                    Setting.MANAGEMENT_PORT, "9000",
                    Setting.ROLES, "worker",
                    Setting.DATABASE_URL, "postgres://bot:x@host/db",
                    Setting.ENVIRONMENT, "production")));

    assertThat(node.port()).isZero();
    assertThat(node.managementPort()).contains(9000);
    assertThat(node.roles()).containsExactly("worker");
    assertThat(node.database().orElseThrow().user()).isEqualTo("bot");
    assertThat(node.production()).isTrue();
  }

  @Test
  void everyProblemIsToldAtOnce() {
    Settings settings =
        Settings.of(
            Map.of(
                Setting.PORT, "70000",
                Setting.MANAGEMENT_PORT, "65536",
                Setting.ROLES, "server,wroker",
                Setting.DATABASE_URL, "mysql://host/x",
                Setting.DB_POOL_SIZE, "1"));

    List<String> problems =
        catchThrowableOfType(SettingsException.class, () -> NodeSettings.from(settings)).problems();

    assertThat(problems)
        .containsExactly(
            "PORT must be a port, from 0 to 65535",
            "MANAGEMENT_PORT must be a port, from 0 to 65535",
            "ROLES: 'wroker' is no role; there are server, worker, scheduler",
            "DATABASE_URL must begin with postgres://, postgresql:// or jdbc:postgresql:",
            "DB_POOL_SIZE must be at least 2");
  }
}
