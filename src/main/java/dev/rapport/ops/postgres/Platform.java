package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The machines that there are PostgreSQL programs for.
enum Platform {
  LINUX_AMD64("linux-amd64", "postgres-linux-x86_64.txz"),
  LINUX_ARM64("linux-arm64v8", "postgres-linux-arm_64.txz"),
  MACOS_AMD64("darwin-amd64", "postgres-darwin-x86_64.txz"),
  MACOS_ARM64("darwin-arm64v8", "postgres-darwin-arm_64.txz");

  private static final List<Path> GLIBC_LOADERS =
      List.of(
          Path.of("/lib64/ld-linux-x86-64.so.2"),
          Path.of("/lib/ld-linux-aarch64.so.1"),
          Path.of("/lib64/ld-linux-aarch64.so.1"));

  private final String label;
  private final String archive;

  Platform(String label, String archive) {
    this.label = label;
    this.archive = archive;
  }

  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"), Files::exists);
  }

  static Platform of(String system, String processor, Predicate<Path> exists) {
    boolean arm = processor.equals("aarch64");
    if (!arm && !processor.equals("amd64") && !processor.equals("x86_64")) {
      throw unsupported("the processor " + processor);
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) return arm ? MACOS_ARM64 : MACOS_AMD64;
    if (!name.equals("linux")) throw unsupported(system);
    if (GLIBC_LOADERS.stream().noneMatch(exists)) {
      throw unsupported("a Linux without the GNU C library, such as Alpine");
    }
    return arm ? LINUX_ARM64 : LINUX_AMD64;
  }

  /// How its jar and directory are called.
  String label() {
    return label;
  }

  /// The resource that holds the programs.
  String archive() {
    return archive;
  }

  boolean isMacOs() {
    return this == MACOS_AMD64 || this == MACOS_ARM64;
  }

  private static EmbeddedDatabaseException unsupported(String what) {
    return new EmbeddedDatabaseException(
        "There is no embedded PostgreSQL for %s. Set DATABASE_URL to a PostgreSQL of your own, or use Linux with glibc (Debian, Ubuntu, Fedora …) or macOS."
            .formatted(what),
        ErrorCategory.CALLER);
  }
}
