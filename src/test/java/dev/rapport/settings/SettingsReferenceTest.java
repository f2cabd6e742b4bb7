package dev.rapport.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsReferenceTest {
  private static final Path REFERENCE = Path.of("docs/reference/settings.md");

  @ParameterizedTest
  @EnumSource
  void theReferenceTellsEverySettingWithItsDefaultAndMeaning(Setting setting) throws IOException {
    String fallback = setting.fallback() == null ? "" : "`" + setting.fallback() + "`";

    assertThat(Files.readAllLines(REFERENCE))
        .anySatisfy(line ->
            assertThat(line)
                .startsWith("| `" + setting.name() + "` | ")
                .endsWith(" | " + fallback + " | " + setting.description() + " |"));
  }
}
