package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where everything of one embedded database is.
///
/// Root's programs are often under `/root`, where the unprivileged user who runs the server may not
/// go. Then the files are in a directory of `/var/lib/rapport` that belongs to the data directory,
/// and `postgres` in the data directory is a link to it.
///
/// @param home the directory that holds all of it
/// @param account who runs the server
record Layout(Path home, Account account) {
  private static final Logger log = LoggerFactory.getLogger(Layout.class);
  private static final Path ELSEWHERE = Path.of("/var/lib/rapport");

  /// The layout of a data directory, without making anything.
  static Layout of(Path dataDirectory) {
    return of(dataDirectory, ELSEWHERE, Account::forData);
  }

  static Layout of(Path dataDirectory, Path elsewhere, Function<Path, Account> accounts) {
    Path directory = real(dataDirectory);
    Path cluster = directory.resolve("postgres");
    Account account = accounts.apply(cluster);
    if (!account.foreign()) return new Layout(directory, account);
    Path moved = elsewhere.resolve(HexFormat.of().formatHex(sha256(directory), 0, 6));
    if (canBeReached(directory, account) && !isLink(cluster, moved)) {
      return new Layout(directory, account);
    }
    return new Layout(moved, accounts.apply(moved.resolve("postgres")));
  }

  private static boolean isLink(Path link, Path home) {
    try {
      return Files.isSymbolicLink(link) && Files.readSymbolicLink(link).startsWith(home);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + link, e);
    }
  }

  /// The server's own data directory.
  Path cluster() {
    return home.resolve("postgres");
  }

  Path password() {
    return home.resolve("postgres.password");
  }

  Path lock() {
    return home.resolve("postgres.lock");
  }

  /// What the server says before its own log is open.
  Path startLog() {
    return home.resolve("postgres-start.log");
  }

  /// Makes the directories, enterable by the account.
  void prepare(Path dataDirectory) {
    try {
      Files.createDirectories(dataDirectory);
      Files.createDirectories(home);
      if (!account.foreign()) return;
      letOthersEnter(home);
      Path given = dataDirectory.toRealPath();
      if (home.equals(given)) return;
      letOthersEnter(home.resolve("..").toRealPath());
      link(given);
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "Cannot make the directory %s: %s. Set DATA_DIR to a place that may be written."
              .formatted(home, e),
          ErrorCategory.CALLER,
          e);
    }
  }

  private void link(Path given) throws IOException {
    Path link = given.resolve("postgres");
    if (Files.isSymbolicLink(link)) return;
    if (Files.exists(link)) {
      throw new EmbeddedDatabaseException(
          "%s cannot be entered by the user %s, who runs PostgreSQL for root, but holds a database already. Run `chmod o+x` on the directories above it, or move it and set DATA_DIR."
              .formatted(link, account.name()),
          ErrorCategory.CALLER);
    }
    Files.createSymbolicLink(link, cluster());
    log.warn(
        "{} cannot be entered by the user {}, who runs PostgreSQL for root; the database is in {}",
        given,
        account.name(),
        cluster());
  }

  private static void letOthersEnter(Path directory) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(directory));
    if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
      Files.setPosixFilePermissions(directory, permissions);
    }
  }

  /// Whether the account may go through all directories above.
  private static boolean canBeReached(Path directory, Account account) {
    try {
      for (@Nullable Path path = directory.getParent(); path != null; path = path.getParent()) {
        if (!Files.exists(path)) continue;
        int mode = (int) Files.getAttribute(path, "unix:mode");
        boolean owned = (int) Files.getAttribute(path, "unix:uid") == account.uid();
        if ((mode & (owned ? 0100 : 0001)) == 0) return false;
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + directory, e);
    }
  }

  /// The path without links, also if its end does not exist yet.
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      if (Files.exists(absolute)) return absolute.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + absolute, e);
    }
    Path parent = absolute.getParent();
    return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
  }

  private static byte[] sha256(Path path) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(path.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
