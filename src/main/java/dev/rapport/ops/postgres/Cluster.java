package dev.rapport.ops.postgres;

import dev.rapport.ops.EmbeddedDatabaseException;
import dev.rapport.shared.ErrorCategory;
import dev.rapport.shared.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's data directory: made once, checked at each start.
final class Cluster {
  private static final Logger log = LoggerFactory.getLogger(Cluster.class);
  private static final String UNFINISHED = "postgres-new-";

  private final Layout layout;
  private final Platform platform;
  private final Binaries binaries;

  Cluster(Layout layout, Platform platform, Binaries binaries) {
    this.layout = layout;
    this.platform = platform;
    this.binaries = binaries;
  }

  /// Makes it if there is none, and sees to it that the server can work with it.
  ///
  /// @return the password
  Secret prepare() throws InterruptedException {
    try {
      if (isEmpty(layout.cluster())) return initialize();
      checkVersion();
      checkOwner();
      return Passwords.read(layout.password());
    } catch (IOException e) {
      throw new EmbeddedDatabaseException(
          "Cannot use the database directory %s: %s".formatted(layout.cluster(), e),
          ErrorCategory.CALLER,
          e);
    }
  }

  /// Writes the server's settings anew.
  void configure(int port) throws IOException {
    write("postgresql.conf", ServerSettings.text(port, platform));
    write("pg_hba.conf", ServerSettings.ACCESS);
  }

  /// Makes the directory aside and renames it, so that an interrupted attempt leaves nothing that
  /// looks like a database.
  private Secret initialize() throws IOException, InterruptedException {
    removeUnfinished();
    Secret password = Passwords.readOrMake(layout.password());
    Path partial = Files.createTempDirectory(layout.home(), UNFINISHED);
    Path passwordFile = Files.createTempFile(layout.home(), UNFINISHED, ".password");
    try {
      Files.writeString(passwordFile, password.reveal());
      layout.account().own(passwordFile);
      layout.account().own(partial);
      log.info("making a database in {}", layout.cluster());
      new ServerCommand(layout.account())
          .run(initdb(partial, passwordFile), layout.home(), layout.startLog());
      Files.deleteIfExists(layout.cluster());
      Files.move(partial, layout.cluster(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    return password;
  }

  /// The builtin locale sorts the same on every machine and after every update of the system.
  private List<String> initdb(Path directory, Path passwordFile) {
    return List.of(
        binaries.program("initdb"),
        "--pgdata=" + directory,
        "--username=" + Database.SUPERUSER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums",
        "--no-instructions");
  }

  private void removeUnfinished() throws IOException {
    List<Path> left = new ArrayList<>();
    try (Stream<Path> files = Files.list(layout.home())) {
      files.filter(file -> file.getFileName().toString().startsWith(UNFINISHED)).forEach(left::add);
    }
    for (Path file : left) Trees.delete(file);
  }

  private void checkVersion() throws IOException {
    Path file = layout.cluster().resolve("PG_VERSION");
    if (!Files.exists(file)) {
      throw new EmbeddedDatabaseException(
          "%s holds files but no PostgreSQL database. Set DATA_DIR to another directory, or move them away."
              .formatted(layout.cluster()),
          ErrorCategory.CALLER);
    }
    String version = Files.readString(file).strip();
    if (version.equals(Integer.toString(Binaries.MAJOR))) return;
    throw new EmbeddedDatabaseException(
        "The database in %s was made by PostgreSQL %s, and this Rapport brings PostgreSQL %d, which cannot read it. Either run the Rapport that made it, or bring the data over with a PostgreSQL %s of your own (pg_dump, then psql into a new DATA_DIR; or pg_upgrade), or run that PostgreSQL on it and set DATABASE_URL. Nothing was changed."
            .formatted(layout.cluster(), version, Binaries.MAJOR, version),
        ErrorCategory.CALLER);
  }

  /// As root, files that were restored or copied as root are given to the server's account.
  private void checkOwner() throws IOException {
    Path cluster = layout.cluster();
    int owner = (int) Files.getAttribute(cluster, "unix:uid");
    if (owner != layout.account().uid()) {
      if (!layout.account().foreign()) {
        throw new EmbeddedDatabaseException(
            "The database in %s belongs to the user with the id %d. Start Rapport as that user or as root, or give the directory to %s with chown -R."
                .formatted(cluster, owner, layout.account().name()),
            ErrorCategory.CALLER);
      }
      layout.account().ownAll(cluster);
    }
    Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
  }

  private void write(String name, String text) throws IOException {
    Path partial = Files.createTempFile(layout.cluster(), name, ".new");
    Files.writeString(partial, text);
    layout.account().own(partial);
    Files.move(partial, layout.cluster().resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.exists(directory)) return true;
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }
}
